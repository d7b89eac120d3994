// Loaded before the C library, it counts a program's calls on files, and makes some of them fail.
//
//   FAULT        kill-before or kill-after; stop, which waits for SIGCONT; or the name of an error such
//                as EIO; EIO-after does what was asked for and then says that it failed, as a network
//                folder can
//   FAULT_CALLS  changes (as without it): calls that change the disk; reads: calls that look at it
//   FAULT_BELOW  only calls on what lies below this folder are counted
//   FAULT_ONLY   only calls of this function are counted, such as close
//   FAULT_AT     the number of the call that fails, from 1
//   FAULT_FROM   the number of the call from which on all fail
//   FAULT_ONE_IN one call in so many fails, chosen by FAULT_SEED
//   FAULT_OLD    a file system that cannot let names change places, nor rename to a free name
//   FAULT_COUNT  a file that gets the number of calls when the program ends
//
// Calls on standard output and error are not counted.
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

enum { kill_before = -1, kill_after = -2, stop = -3, most_files = 4096 };

static atomic_long calls;
static long fault_at = -1, fault_from = -1, one_in = 0, seed = 0;
static int fault = 0, is_done_first = 0, counts_reads = 0, is_old = 0;
static const char *below = "", *only = "";
// Whether an open file lies below the folder, and whether it was opened to be written.
static _Atomic char is_below[most_files], is_written[most_files];

static const struct { const char *name; int number; } faults[] = {
  {"kill-before", kill_before}, {"kill-after", kill_after}, {"stop", stop}, {"ENOSPC", ENOSPC}, {"EIO", EIO},
  {"EACCES", EACCES}, {"ESTALE", ESTALE}, {"EDQUOT", EDQUOT}, {"EROFS", EROFS},
};

static long number(const char *name, long otherwise) {
  const char *text = getenv(name);
  return text ? atol(text) : otherwise;
}

__attribute__((constructor)) static void begin(void) {
  const char *name = getenv("FAULT");
  for (size_t i = 0; name && i < sizeof faults / sizeof *faults; i++) {
    size_t length = strlen(faults[i].name);
    if (strncmp(name, faults[i].name, length)) continue;
    if (name[length] && strcmp(name + length, "-after")) continue;
    fault = faults[i].number;
    is_done_first = fault == kill_after || name[length];
  }
  fault_at = number("FAULT_AT", -1);
  fault_from = number("FAULT_FROM", -1);
  one_in = number("FAULT_ONE_IN", 0);
  seed = number("FAULT_SEED", 0);
  if (getenv("FAULT_CALLS")) counts_reads = !strcmp(getenv("FAULT_CALLS"), "reads");
  if (getenv("FAULT_BELOW")) below = getenv("FAULT_BELOW");
  if (getenv("FAULT_ONLY")) only = getenv("FAULT_ONLY");
  is_old = getenv("FAULT_OLD") != NULL;
}

__attribute__((destructor)) static void end(void) {
  const char *path = getenv("FAULT_COUNT");
  if (!path) return;
  int file = (int)syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_TRUNC, 0644);
  char text[32];
  int length = snprintf(text, sizeof text, "%ld\n", atomic_load(&calls));
  syscall(SYS_write, file, text, length);
}

static int lies_below(const char *path) { return !strncmp(path, below, strlen(below)); }

static int is_meant(int file) {
  if (file == 1 || file == 2) return 0;
  return !*below || (file >= 0 && file < most_files && is_below[file]);
}

static int opened(int file, const char *path, int flags) {
  if (file < 0 || file >= most_files) return file;
  is_below[file] = lies_below(path);
  is_written[file] = (flags & O_ACCMODE) != O_RDONLY;
  return file;
}

static int is_chosen(long call) {
  if (call == fault_at || (fault_from > 0 && call >= fault_from)) return 1;
  if (one_in <= 0) return 0;
  uint64_t bits = (uint64_t)(call + 1) * 0x9E3779B97F4A7C15u + (uint64_t)seed * 0xD1B54A32D192ED03u;
  bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9u;
  return (bits ^ (bits >> 27)) % (uint64_t)one_in == 0;
}

// Whether the call shall fail. One that shall be the last before anything is done does not return.
static int fails(const char *name, int is_read, int is_meant) {
  if (!is_meant || is_read != counts_reads || (*only && strcmp(only, name))) return 0;
  if (!is_chosen(atomic_fetch_add(&calls, 1) + 1)) return 0;
  if (fault == kill_before) raise(SIGKILL);
  if (fault == stop) {
    raise(SIGSTOP);
    return 0;
  }
  return 1;
}

// What a call that fails gives, after it was done or in its stead.
#define FAILING(type, bad, done)                     \
  if (is_done_first) { type ignored = done; (void)ignored; } \
  if (fault == kill_after) raise(SIGKILL);           \
  errno = fault;                                     \
  return bad;

#define NEXT(type, name, parameters)                                 \
  static type (*next) parameters;                                    \
  if (!next) next = (type (*) parameters)dlsym(RTLD_NEXT, #name);

#define CALL(is_read, type, bad, name, parameters, arguments, condition) \
  type name parameters {                                             \
    NEXT(type, name, parameters)                                     \
    if (fails(#name, is_read, condition)) { FAILING(type, bad, next arguments) } \
    return next arguments;                                           \
  }

#define OPENING(name, first, ...)                                    \
  int name first {                                                   \
    static int (*next)();                                            \
    if (!next) next = (int (*)())dlsym(RTLD_NEXT, #name);            \
    va_list list; va_start(list, flags);                             \
    int mode = (flags & (O_CREAT | O_TMPFILE)) ? va_arg(list, int) : 0; \
    va_end(list);                                                    \
    int is_read = !(flags & (O_CREAT | O_TRUNC));                    \
    if (fails(#name, is_read, lies_below(path))) {                   \
      FAILING(int, -1, opened(next(__VA_ARGS__, flags, mode), path, flags)) \
    }                                                                \
    return opened(next(__VA_ARGS__, flags, mode), path, flags);             \
  }

OPENING(open, (const char *path, int flags, ...), path)
OPENING(open64, (const char *path, int flags, ...), path)
OPENING(openat, (int folder, const char *path, int flags, ...), folder, path)
OPENING(openat64, (int folder, const char *path, int flags, ...), folder, path)

CALL(0, ssize_t, -1, write, (int file, const void *bytes, size_t count), (file, bytes, count), is_meant(file))
CALL(0, ssize_t, -1, pwrite, (int file, const void *bytes, size_t count, off_t at), (file, bytes, count, at), is_meant(file))
CALL(0, int, -1, fsync, (int file), (file), is_meant(file))
CALL(0, int, -1, ftruncate, (int file, off_t length), (file, length), is_meant(file))
CALL(0, int, -1, rename, (const char *old, const char *path), (old, path), lies_below(path) || lies_below(old))
CALL(0, int, -1, renameat, (int a, const char *old, int b, const char *path), (a, old, b, path), lies_below(path))
CALL(0, int, -1, mkdir, (const char *path, mode_t mode), (path, mode), lies_below(path))
CALL(0, int, -1, rmdir, (const char *path), (path), lies_below(path))
CALL(0, int, -1, unlink, (const char *path), (path), lies_below(path))
CALL(0, int, -1, unlinkat, (int folder, const char *path, int flags), (folder, path, flags), lies_below(path))
CALL(0, int, -1, remove, (const char *path), (path), lies_below(path))
CALL(0, int, -1, link, (const char *old, const char *path), (old, path), lies_below(path))
CALL(0, int, -1, symlink, (const char *old, const char *path), (old, path), lies_below(path))

CALL(1, ssize_t, -1, read, (int file, void *bytes, size_t count), (file, bytes, count), is_meant(file))
CALL(1, ssize_t, -1, pread, (int file, void *bytes, size_t count, off_t at), (file, bytes, count, at), is_meant(file))
CALL(1, int, -1, stat, (const char *path, struct stat *status), (path, status), lies_below(path))
CALL(1, int, -1, lstat, (const char *path, struct stat *status), (path, status), lies_below(path))
CALL(1, int, -1, fstat, (int file, struct stat *status), (file, status), is_meant(file))
CALL(1, int, -1, access, (const char *path, int mode), (path, mode), lies_below(path))
CALL(1, struct dirent *, NULL, readdir, (DIR *stream), (stream), is_meant(dirfd(stream)))

DIR *opendir(const char *path) {
  NEXT(DIR *, opendir, (const char *path))
  if (fails("opendir", 1, lies_below(path))) { FAILING(DIR *, NULL, next(path)) }
  DIR *stream = next(path);
  if (stream) opened(dirfd(stream), path, O_RDONLY);
  return stream;
}

// A file that was written tells by this call of what was lost; nothing else rests on it.
int close(int file) {
  NEXT(int, close, (int file))
  int is_tracked = file >= 0 && file < most_files;
  int shall_fail = fails("close", 0, is_tracked && is_written[file] && is_meant(file));
  if (is_tracked) is_below[file] = is_written[file] = 0;
  int outcome = next(file);
  if (!shall_fail) return outcome;
  if (fault == kill_after) raise(SIGKILL);
  errno = fault;
  return -1;
}

long syscall(long number, ...) {
  static long (*next)(long, ...);
  if (!next) next = (long (*)(long, ...))dlsym(RTLD_NEXT, "syscall");
  va_list list;
  va_start(list, number);
  long a = va_arg(list, long), b = va_arg(list, long), c = va_arg(list, long);
  long d = va_arg(list, long), e = va_arg(list, long), f = va_arg(list, long);
  va_end(list);
  int is_rename = number == SYS_renameat2;
  if (!is_rename && number != SYS_syncfs) return next(number, a, b, c, d, e, f);
  if (is_rename && is_old) {
    errno = EINVAL;
    return -1;
  }
  int condition = is_rename ? lies_below((const char *)b) || lies_below((const char *)d) : is_meant((int)a);
  if (fails(is_rename ? "renameat2" : "syncfs", 0, condition)) {
    FAILING(long, -1, next(number, a, b, c, d, e, f))
  }
  return next(number, a, b, c, d, e, f);
}
