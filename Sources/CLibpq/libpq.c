// libpq, loaded when it is first used.
//
// It brings some twenty-five libraries, for TLS, Kerberos and LDAP, and half of a short command's time would go into loading
// them before `help` could print its first line. So each function is here under its own name and hands on to libpq's.

#include <dlfcn.h>
#include <pthread.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
// Our functions are not seen outside the program: libpq's calls of its own stay libpq's.
#pragma GCC visibility push(hidden)
#include "CLibpq.h"
#pragma GCC visibility pop

// Its name on Linux, which is where this runs.
#define LIBPQ "libpq.so.5"

#ifdef LIBPQ_HAS_ASYNC_CANCEL
#define CANCEL_FUNCTIONS(EACH)                                                                            \
  EACH(PGcancelConn *, PQcancelCreate, (PGconn * connection), (connection))                               \
  EACH(int, PQcancelBlocking, (PGcancelConn * cancel), (cancel))                                          \
  EACH(char *, PQcancelErrorMessage, (const PGcancelConn *cancel), (cancel))                              \
  EACH(void, PQcancelReset, (PGcancelConn * cancel), (cancel))                                            \
  EACH(void, PQcancelFinish, (PGcancelConn * cancel), (cancel))
#else
#define CANCEL_FUNCTIONS(EACH)                                                                            \
  EACH(PGcancel *, PQgetCancel, (PGconn * connection), (connection))                                      \
  EACH(int, PQcancel, (PGcancel * cancel, char *problem, int capacity), (cancel, problem, capacity))      \
  EACH(void, PQfreeCancel, (PGcancel * cancel), (cancel))
#endif

#ifdef LIBPQ_HAS_CHUNK_MODE
#define STREAM_FUNCTIONS(EACH) EACH(int, PQsetChunkedRowsMode, (PGconn * connection, int rows), (connection, rows))
#else
#define STREAM_FUNCTIONS(EACH) EACH(int, PQsetSingleRowMode, (PGconn * connection), (connection))
#endif

// Those that the package calls. A call of another doesn't link: it belongs here first.
#define FUNCTIONS(EACH)                                                                                   \
  CANCEL_FUNCTIONS(EACH)                                                                                  \
  STREAM_FUNCTIONS(EACH)                                                                                  \
  EACH(PGconn *, PQconnectdbParams, (const char *const *keywords, const char *const *values, int expand), \
       (keywords, values, expand))                                                                        \
  EACH(void, PQfinish, (PGconn * connection), (connection))                                               \
  EACH(PQconninfoOption *, PQconndefaults, (void), ())                                                    \
  EACH(PQconninfoOption *, PQconninfoParse, (const char *text, char **problem), (text, problem))          \
  EACH(PQconninfoOption *, PQconninfo, (PGconn * connection), (connection))                               \
  EACH(void, PQconninfoFree, (PQconninfoOption * options), (options))                                     \
  EACH(char *, PQdb, (const PGconn *connection), (connection))                                            \
  EACH(char *, PQuser, (const PGconn *connection), (connection))                                          \
  EACH(char *, PQhost, (const PGconn *connection), (connection))                                          \
  EACH(char *, PQport, (const PGconn *connection), (connection))                                          \
  EACH(ConnStatusType, PQstatus, (const PGconn *connection), (connection))                                \
  EACH(PGTransactionStatusType, PQtransactionStatus, (const PGconn *connection), (connection))            \
  EACH(int, PQserverVersion, (const PGconn *connection), (connection))                                    \
  EACH(char *, PQerrorMessage, (const PGconn *connection), (connection))                                  \
  EACH(int, PQsocket, (const PGconn *connection), (connection))                                           \
  EACH(int, PQbackendPID, (const PGconn *connection), (connection))                                       \
  EACH(int, PQconnectionNeedsPassword, (const PGconn *connection), (connection))                          \
  EACH(int, PQconnectionUsedPassword, (const PGconn *connection), (connection))                           \
  EACH(PQnoticeReceiver, PQsetNoticeReceiver, (PGconn * connection, PQnoticeReceiver receiver, void *argument), \
       (connection, receiver, argument))                                                                  \
  EACH(PGresult *, PQexec, (PGconn * connection, const char *query), (connection, query))                 \
  EACH(PGresult *, PQexecParams,                                                                          \
       (PGconn * connection, const char *command, int count, const Oid *types, const char *const *values, \
        const int *lengths, const int *formats, int format),                                              \
       (connection, command, count, types, values, lengths, formats, format))                             \
  EACH(PGresult *, PQprepare,                                                                             \
       (PGconn * connection, const char *name, const char *query, int count, const Oid *types),           \
       (connection, name, query, count, types))                                                           \
  EACH(PGresult *, PQexecPrepared,                                                                        \
       (PGconn * connection, const char *name, int count, const char *const *values, const int *lengths,  \
        const int *formats, int format),                                                                  \
       (connection, name, count, values, lengths, formats, format))                                       \
  EACH(int, PQsendQueryParams,                                                                            \
       (PGconn * connection, const char *command, int count, const Oid *types, const char *const *values, \
        const int *lengths, const int *formats, int format),                                              \
       (connection, command, count, types, values, lengths, formats, format))                             \
  EACH(PGresult *, PQgetResult, (PGconn * connection), (connection))                                      \
  EACH(int, PQisBusy, (PGconn * connection), (connection))                                                \
  EACH(int, PQconsumeInput, (PGconn * connection), (connection))                                          \
  EACH(PGnotify *, PQnotifies, (PGconn * connection), (connection))                                       \
  EACH(int, PQputCopyData, (PGconn * connection, const char *buffer, int bytes), (connection, buffer, bytes)) \
  EACH(int, PQputCopyEnd, (PGconn * connection, const char *problem), (connection, problem))              \
  EACH(int, PQgetCopyData, (PGconn * connection, char **buffer, int async), (connection, buffer, async))  \
  EACH(ExecStatusType, PQresultStatus, (const PGresult *result), (result))                                \
  EACH(char *, PQresultErrorField, (const PGresult *result, int field), (result, field))                  \
  EACH(int, PQntuples, (const PGresult *result), (result))                                                \
  EACH(int, PQnfields, (const PGresult *result), (result))                                                \
  EACH(char *, PQfname, (const PGresult *result, int field), (result, field))                             \
  EACH(Oid, PQftype, (const PGresult *result, int field), (result, field))                                \
  EACH(char *, PQcmdStatus, (PGresult * result), (result))                                                \
  EACH(char *, PQcmdTuples, (PGresult * result), (result))                                                \
  EACH(char *, PQgetvalue, (const PGresult *result, int row, int field), (result, row, field))            \
  EACH(int, PQgetlength, (const PGresult *result, int row, int field), (result, row, field))              \
  EACH(int, PQgetisnull, (const PGresult *result, int row, int field), (result, row, field))              \
  EACH(void, PQclear, (PGresult * result), (result))                                                      \
  EACH(void, PQfreemem, (void *memory), (memory))                                                         \
  EACH(char *, PQencryptPasswordConn,                                                                     \
       (PGconn * connection, const char *password, const char *user, const char *algorithm),              \
       (connection, password, user, algorithm))

#define MEMBER(RESULT, NAME, PARAMETERS, ARGUMENTS) __typeof__(&NAME) NAME;
static struct {
  FUNCTIONS(MEMBER)
} libpq;

static pthread_once_t once = PTHREAD_ONCE_INIT;
static char problem[512];

static void *function(void *library, const char *name) {
  void *found = dlsym(library, name);
  if (!found) snprintf(problem, sizeof problem, "%s is too old for this program: it has no %s", LIBPQ, name);
  return found;
}

#define LOAD(RESULT, NAME, PARAMETERS, ARGUMENTS) libpq.NAME = (__typeof__(&NAME))function(library, #NAME);
static void load(void) {
  void *library = dlopen(LIBPQ, RTLD_NOW | RTLD_LOCAL);
  if (!library) {
    snprintf(problem, sizeof problem, "%s", dlerror());
    return;
  }
  FUNCTIONS(LOAD)
}

const char *clibpq_problem(void) {
  pthread_once(&once, load);
  return problem[0] ? problem : NULL;
}

// Whoever connects asks for the problem first, and every other function needs a connection.
static void require(void) {
  if (clibpq_problem()) abort();
}

#define DEFINE(RESULT, NAME, PARAMETERS, ARGUMENTS) \
  RESULT NAME PARAMETERS {                          \
    require();                                      \
    return libpq.NAME ARGUMENTS;                    \
  }
FUNCTIONS(DEFINE)
