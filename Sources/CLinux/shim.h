#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/syscall.h>
#include <sys/vfs.h>
#include <unistd.h>

// What Linux offers and Swift's C library leaves out. Each returns 0, or -1 with errno set.

/// Lets two names change places in one step.
static inline int exchange_names(const char *one, const char *other) {
  const unsigned int exchange = 1 << 1;  // RENAME_EXCHANGE of linux/fs.h
  return (int)syscall(SYS_renameat2, AT_FDCWD, one, AT_FDCWD, other, exchange);
}

/// Renames, and fails with EEXIST when the new name is taken.
static inline int rename_to_free_name(const char *old, const char *free) {
  const unsigned int no_replace = 1 << 0;  // RENAME_NOREPLACE of linux/fs.h
  return (int)syscall(SYS_renameat2, AT_FDCWD, old, AT_FDCWD, free, no_replace);
}

/// Returns when all that was written to the file system of an open file is on its disk.
static inline int synchronize_file_system(int file) {
  return (int)syscall(SYS_syncfs, file);
}

/// Returns 1 when somebody has the open file open for writing, 0 when nobody has, and -1 when the
/// kernel does not tell: of a network folder, whose other machines it does not know, and of a file of
/// another user to a process without CAP_LEASE. A lease for reading is granted only while nobody writes.
static inline int is_open_for_writing(int file) {
  const int set_signal = 10, set_lease = 1024;  // F_SETSIG and F_SETLEASE of linux/fcntl.h
  struct statfs file_system;
  if (fstatfs(file, &file_system) != 0) return -1;
  switch ((unsigned int)file_system.f_type) {
    case 0x6969:                       // NFS
    case 0xFF534D42: case 0xFE534D42:  // CIFS and SMB2
    case 0x517B: case 0x01021997:      // SMB of old, and 9P
    case 0x65735546:                   // FUSE
      return -1;
  }
  // A writer who comes just then is told of by this signal, which nobody minds; SIGIO would kill.
  fcntl(file, set_signal, SIGURG);
  if (fcntl(file, set_lease, F_RDLCK) == 0) {
    fcntl(file, set_lease, F_UNLCK);
    return 0;
  }
  return errno == EAGAIN ? 1 : -1;
}
