/*
 * Stands between a process and its files of one folder (LD_PRELOAD). It writes down, in order, what reaches them and when
 * they are synced, and which answers leave over the network as saved: what a replay of power cuts needs. While the
 * file DISK_FULL exists, files of the folder cannot grow.
 *
 * Record: kind u8, file u32, offset u64, length u32, then `length` bytes; little-endian.
 *   'o' a file is opened (bytes: its path)      'w' bytes are written     't' cut or grown to `offset`
 *   's' synced                                  'u' unlinked (path)       'a' an answer leaves (the response's text)
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#define MOST_FILES 65536
static uint32_t file_of[MOST_FILES]; /* by descriptor; 0 = none of ours */
static uint32_t last_file = 0;
static int log_fd = -1;
static char folder[4096];
static char full_mark[4096];
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

__attribute__((constructor)) static void begin(void) {
  const char *watched = getenv("DISK_FOLDER"), *log = getenv("DISK_LOG"), *full = getenv("DISK_FULL");
  if (!watched) return;
  strncpy(folder, watched, sizeof folder - 1);
  if (full) strncpy(full_mark, full, sizeof full_mark - 1);
  if (log) log_fd = (int)syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static void record(char kind, uint32_t file, uint64_t offset, const struct iovec *parts, int n) {
  if (log_fd < 0) return;
  uint32_t length = 0;
  for (int i = 0; i < n; i++) length += parts[i].iov_len;
  char head[17];
  head[0] = kind;
  memcpy(head + 1, &file, 4);
  memcpy(head + 5, &offset, 8);
  memcpy(head + 13, &length, 4);
  struct iovec all[n + 1];
  all[0] = (struct iovec){head, sizeof head};
  for (int i = 0; i < n; i++) all[i + 1] = parts[i];
  ssize_t done = syscall(SYS_writev, log_fd, all, n + 1);
  if (done != (ssize_t)(length + sizeof head)) abort(); /* a log with a hole would prove nothing */
}

static void record_text(char kind, uint32_t file, const char *text) {
  struct iovec part = {(void *)text, strlen(text)};
  record(kind, file, 0, &part, 1);
}

/* -shm is memory shared between connections and worth nothing after a cut */
static int is_ours(const char *path) {
  if (!folder[0] || !path) return 0;
  size_t length = strlen(path);
  if (length > 4 && strcmp(path + length - 4, "-shm") == 0) return 0;
  return strncmp(path, folder, strlen(folder)) == 0;
}

static uint32_t ours(int fd) { return fd >= 0 && fd < MOST_FILES ? file_of[fd] : 0; }

static int no_space(int fd, off_t end) {
  struct stat now;
  if (!full_mark[0] || syscall(SYS_access, full_mark, F_OK) != 0) return 0;
  return fstat(fd, &now) == 0 && end > now.st_size;
}

static int opened(int fd, const char *path, int flags) {
  if (fd < 0 || fd >= MOST_FILES) return fd;
  pthread_mutex_lock(&lock);
  file_of[fd] = 0;
  if (is_ours(path) && (flags & O_ACCMODE) != O_RDONLY) {
    file_of[fd] = ++last_file;
    record_text('o', last_file, path);
    if (flags & O_TRUNC) record('t', last_file, 0, NULL, 0);
  }
  pthread_mutex_unlock(&lock);
  return fd;
}

#define MODE(flags)                      \
  mode_t mode = 0;                       \
  if ((flags) & (O_CREAT | O_TMPFILE)) { \
    va_list rest;                        \
    va_start(rest, flags);               \
    mode = va_arg(rest, mode_t);         \
    va_end(rest);                        \
  }

int open(const char *path, int flags, ...) {
  MODE(flags)
  return opened(REAL(open)(path, flags, mode), path, flags);
}
int open64(const char *path, int flags, ...) {
  MODE(flags)
  return opened(REAL(open64)(path, flags, mode), path, flags);
}
int close(int fd) {
  if (ours(fd)) {
    pthread_mutex_lock(&lock);
    file_of[fd] = 0;
    pthread_mutex_unlock(&lock);
  }
  return REAL(close)(fd);
}

/* Writes at `offset` of one of our files by `go`, and notes how much of it was taken. */
#define WRITE_AT(fd, offset, parts, n, wanted, go)                 \
  if (no_space(fd, (off_t)(offset) + (off_t)(wanted))) {           \
    errno = ENOSPC;                                                \
    return -1;                                                     \
  }                                                                \
  pthread_mutex_lock(&lock);                                       \
  ssize_t done = go;                                               \
  if (done >= 0 && done != (ssize_t)(wanted)) abort();             \
  if (done > 0) record('w', ours(fd), (uint64_t)(offset), parts, n); \
  pthread_mutex_unlock(&lock);                                     \
  return done;

static ssize_t write_at_once(int fd, const void *bytes, size_t count, off_t offset) {
  struct iovec part = {(void *)bytes, count};
  WRITE_AT(fd, offset, &part, 1, count, syscall(SYS_pwrite64, fd, bytes, count, offset))
}
ssize_t pwrite(int fd, const void *bytes, size_t count, off_t offset) {
  return ours(fd) ? write_at_once(fd, bytes, count, offset) : REAL(pwrite)(fd, bytes, count, offset);
}
ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t offset) {
  return ours(fd) ? write_at_once(fd, bytes, count, offset) : REAL(pwrite64)(fd, bytes, count, offset);
}

/* An answer that says which events are saved is noted before it leaves, so after everything it rests on. */
static void note_answer(int fd, const struct iovec *parts, int n) {
  static const char mark[] = "\"saved\":[";
  struct stat kind;
  if (log_fd < 0 || fstat(fd, &kind) != 0 || !S_ISSOCK(kind.st_mode)) return;
  for (int i = 0; i < n; i++) {
    if (!memmem(parts[i].iov_base, parts[i].iov_len, mark, sizeof mark - 1)) continue;
    pthread_mutex_lock(&lock);
    record('a', 0, 0, parts, n);
    pthread_mutex_unlock(&lock);
    return;
  }
}

ssize_t write(int fd, const void *bytes, size_t count) {
  struct iovec part = {(void *)bytes, count};
  if (ours(fd)) {
    off_t offset = lseek(fd, 0, SEEK_CUR);
    WRITE_AT(fd, offset, &part, 1, count, syscall(SYS_write, fd, bytes, count))
  }
  note_answer(fd, &part, 1);
  return REAL(write)(fd, bytes, count);
}
ssize_t writev(int fd, const struct iovec *parts, int n) {
  if (ours(fd)) {
    off_t offset = lseek(fd, 0, SEEK_CUR);
    size_t count = 0;
    for (int i = 0; i < n; i++) count += parts[i].iov_len;
    WRITE_AT(fd, offset, parts, n, count, syscall(SYS_writev, fd, parts, n))
  }
  note_answer(fd, parts, n);
  return REAL(writev)(fd, parts, n);
}
ssize_t sendmsg(int fd, const struct msghdr *message, int flags) {
  note_answer(fd, message->msg_iov, (int)message->msg_iovlen);
  return REAL(sendmsg)(fd, message, flags);
}

static int sized(int fd, off_t size) {
  if (no_space(fd, size)) {
    errno = ENOSPC;
    return -1;
  }
  pthread_mutex_lock(&lock);
  int done = (int)syscall(SYS_ftruncate, fd, size);
  if (done == 0) record('t', ours(fd), (uint64_t)size, NULL, 0);
  pthread_mutex_unlock(&lock);
  return done;
}
int ftruncate(int fd, off_t size) { return ours(fd) ? sized(fd, size) : REAL(ftruncate)(fd, size); }
int ftruncate64(int fd, off64_t size) { return ours(fd) ? sized(fd, size) : REAL(ftruncate64)(fd, size); }

/* Noted after it returned: only then is it on the disk. */
static int synced(int fd, int done) {
  if (done == 0 && ours(fd)) {
    pthread_mutex_lock(&lock);
    record('s', ours(fd), 0, NULL, 0);
    pthread_mutex_unlock(&lock);
  }
  return done;
}
int fsync(int fd) { return synced(fd, REAL(fsync)(fd)); }
int fdatasync(int fd) { return synced(fd, REAL(fdatasync)(fd)); }

int unlink(const char *path) {
  int done = REAL(unlink)(path);
  if (done == 0 && is_ours(path)) {
    pthread_mutex_lock(&lock);
    record_text('u', 0, path);
    pthread_mutex_unlock(&lock);
  }
  return done;
}
