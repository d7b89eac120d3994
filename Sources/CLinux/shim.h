#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

/// Lets two names change places in one step, which Swift's C library does not offer.
/// Returns 0, or -1 with errno set.
static inline int exchange_names(const char *one, const char *other) {
  const unsigned int exchange = 1 << 1;  // RENAME_EXCHANGE of linux/fs.h
  return (int)syscall(SYS_renameat2, AT_FDCWD, one, AT_FDCWD, other, exchange);
}
