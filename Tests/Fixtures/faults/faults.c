// Loaded before the C library, it counts the calls that change the disk, and makes one of them fail.
//
//   FAULT_AT     the number of the call, from 1; unset only counts
//   FAULT        kill-before, kill-after, ENOSPC or EIO
//   FAULT_COUNT  a file that gets the number of calls when the program ends
//
// Calls on standard output and error are not counted.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

static atomic_long calls;
static long fault_at = -1;
static const char *fault = "";

__attribute__((constructor)) static void begin(void) {
  const char *at = getenv("FAULT_AT");
  if (at) fault_at = atol(at);
  if (getenv("FAULT")) fault = getenv("FAULT");
}

__attribute__((destructor)) static void end(void) {
  const char *path = getenv("FAULT_COUNT");
  if (!path) return;
  int file = (int)syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_TRUNC, 0644);
  char text[32];
  int length = snprintf(text, sizeof text, "%ld\n", atomic_load(&calls));
  syscall(SYS_write, file, text, length);
}

// Returns the error that the call shall give, or 0; *is_last tells that the call is the last one.
static int before(int *is_last) {
  *is_last = 0;
  if (atomic_fetch_add(&calls, 1) + 1 != fault_at) return 0;
  if (!strcmp(fault, "kill-before")) raise(SIGKILL);
  if (!strcmp(fault, "kill-after")) *is_last = 1;
  if (!strcmp(fault, "ENOSPC")) return ENOSPC;
  if (!strcmp(fault, "EIO")) return EIO;
  return 0;
}

#define CHANGING(result, name, parameters, arguments)                  \
  result name parameters {                                             \
    static result (*next) parameters;                                  \
    if (!next) next = (result(*) parameters)dlsym(RTLD_NEXT, #name);   \
    int is_last, error = before(&is_last);                             \
    if (error) { errno = error; return -1; }                           \
    result outcome = next arguments;                                   \
    if (is_last) raise(SIGKILL);                                       \
    return outcome;                                                    \
  }

#define WRITING(result, name, parameters, arguments)                   \
  result name parameters {                                             \
    static result (*next) parameters;                                  \
    if (!next) next = (result(*) parameters)dlsym(RTLD_NEXT, #name);   \
    if (file == 1 || file == 2) return next arguments;                 \
    int is_last, error = before(&is_last);                             \
    if (error) { errno = error; return -1; }                           \
    result outcome = next arguments;                                   \
    if (is_last) raise(SIGKILL);                                       \
    return outcome;                                                    \
  }

#define OPENING(name, first, ...)                                      \
  int name first {                                                     \
    static int (*next)();                                              \
    if (!next) next = (int (*)())dlsym(RTLD_NEXT, #name);              \
    va_list list; va_start(list, flags);                               \
    int mode = (flags & (O_CREAT | O_TMPFILE)) ? va_arg(list, int) : 0; \
    va_end(list);                                                      \
    if (!(flags & (O_CREAT | O_TRUNC))) return next(__VA_ARGS__, flags, mode); \
    int is_last, error = before(&is_last);                             \
    if (error) { errno = error; return -1; }                           \
    int outcome = next(__VA_ARGS__, flags, mode);                      \
    if (is_last) raise(SIGKILL);                                       \
    return outcome;                                                    \
  }

OPENING(open, (const char *path, int flags, ...), path)
OPENING(open64, (const char *path, int flags, ...), path)
OPENING(openat, (int folder, const char *path, int flags, ...), folder, path)
OPENING(openat64, (int folder, const char *path, int flags, ...), folder, path)
WRITING(ssize_t, write, (int file, const void *bytes, size_t count), (file, bytes, count))
WRITING(ssize_t, pwrite, (int file, const void *bytes, size_t count, off_t at), (file, bytes, count, at))
WRITING(int, fsync, (int file), (file))
WRITING(int, ftruncate, (int file, off_t length), (file, length))
CHANGING(int, rename, (const char *old, const char *new), (old, new))
CHANGING(int, renameat, (int a, const char *old, int b, const char *new), (a, old, b, new))
CHANGING(int, mkdir, (const char *path, mode_t mode), (path, mode))
CHANGING(int, rmdir, (const char *path), (path))
CHANGING(int, unlink, (const char *path), (path))
CHANGING(int, unlinkat, (int folder, const char *path, int flags), (folder, path, flags))
CHANGING(int, remove, (const char *path), (path))
CHANGING(int, link, (const char *old, const char *new), (old, new))
CHANGING(int, symlink, (const char *old, const char *new), (old, new))

long syscall(long number, ...) {
  static long (*next)(long, ...);
  if (!next) next = (long (*)(long, ...))dlsym(RTLD_NEXT, "syscall");
  va_list list;
  va_start(list, number);
  long a = va_arg(list, long), b = va_arg(list, long), c = va_arg(list, long);
  long d = va_arg(list, long), e = va_arg(list, long), f = va_arg(list, long);
  va_end(list);
  if (number != SYS_renameat2 && number != SYS_syncfs) return next(number, a, b, c, d, e, f);
  int is_last, error = before(&is_last);
  if (error) { errno = error; return -1; }
  long outcome = next(number, a, b, c, d, e, f);
  if (is_last) raise(SIGKILL);
  return outcome;
}
