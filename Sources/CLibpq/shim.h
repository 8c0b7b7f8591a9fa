// The only C of libpq that the package sees.
#pragma once
#include <libpq-fe.h>
