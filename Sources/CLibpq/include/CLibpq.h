// The only C of libpq that the package sees.
//
// Swift's `#if` can't see C macros, so what depends on the age of libpq is decided here, by LIBPQ_HAS_*.
#pragma once
// Debian keeps PostgreSQL's headers in a folder of their own.
#if __has_include(<libpq-fe.h>)
#include <libpq-fe.h>
#else
#include <postgresql/libpq-fe.h>
#endif
#include <stddef.h>
#include <stdio.h>

// Why libpq can't be used: it is loaded by its first use, or by this question. NULL where it can.
const char *clibpq_problem(void);

// A cancel handle belongs to one connection, is made once, and may be used from another thread at any time.
// From libpq 17 on a cancel request is encrypted where the connection is, and honours its timeouts.
static inline void *clibpq_cancel_create(PGconn *connection) {
#ifdef LIBPQ_HAS_ASYNC_CANCEL
  return PQcancelCreate(connection);
#else
  return PQgetCancel(connection);
#endif
}

// Blocks until the server has taken the request. Returns 1 if it did, and otherwise says why in `problem`.
static inline int clibpq_cancel_send(void *cancel, char *problem, size_t capacity) {
#ifdef LIBPQ_HAS_ASYNC_CANCEL
  int sent = PQcancelBlocking((PGcancelConn *)cancel);
  if (!sent) snprintf(problem, capacity, "%s", PQcancelErrorMessage((PGcancelConn *)cancel));
  PQcancelReset((PGcancelConn *)cancel);
  return sent;
#else
  return PQcancel((PGcancel *)cancel, problem, (int)capacity);
#endif
}

static inline void clibpq_cancel_free(void *cancel) {
#ifdef LIBPQ_HAS_ASYNC_CANCEL
  PQcancelFinish((PGcancelConn *)cancel);
#else
  PQfreeCancel((PGcancel *)cancel);
#endif
}

// Asks for the rows of the statement just sent a few at a time: one, or a chunk from libpq 17 on.
static inline int clibpq_set_streaming(PGconn *connection, int rows) {
#ifdef LIBPQ_HAS_CHUNK_MODE
  return PQsetChunkedRowsMode(connection, rows);
#else
  (void)rows;
  return PQsetSingleRowMode(connection);
#endif
}

// Whether a result is a part of a streamed answer, with more to come.
static inline int clibpq_is_part(const PGresult *result) {
  ExecStatusType status = PQresultStatus(result);
#ifdef LIBPQ_HAS_CHUNK_MODE
  if (status == PGRES_TUPLES_CHUNK) return 1;
#endif
  return status == PGRES_SINGLE_TUPLE;
}
