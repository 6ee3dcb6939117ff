// Moves the clock of the programs that load it (LD_PRELOAD) by CLOCK_MOVED_BY seconds, and leaves the monotonic one. Signal handlers may
// call it at any moment, as PostgreSQL's do for deadlocks and time-outs: the clock of `faketime` is the real one in those.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <pthread.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static long moved_by;

__attribute__((constructor)) static void read_setting(void) {
  const char *seconds = getenv("CLOCK_MOVED_BY");
  moved_by = seconds ? atol(seconds) : 0;
}

int clock_gettime(clockid_t clock, struct timespec *now) {
  int failed = syscall(SYS_clock_gettime, clock, now);
  if (!failed && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE)) now->tv_sec += moved_by;
  return failed;
}

int gettimeofday(struct timeval *now, void *zone) {
  (void)zone;
  struct timespec exact;
  int failed = clock_gettime(CLOCK_REALTIME, &exact);
  now->tv_sec = exact.tv_sec;
  now->tv_usec = exact.tv_nsec / 1000;
  return failed;
}

time_t time(time_t *kept) {
  struct timespec exact;
  clock_gettime(CLOCK_REALTIME, &exact);
  if (kept) *kept = exact.tv_sec;
  return exact.tv_sec;
}

// JavaScriptCore waits until a moment of the clock for the end of a script that takes too long. The kernel has the real clock. A moment of
// the monotonic one is far below a billion seconds.
int pthread_cond_timedwait(pthread_cond_t *condition, pthread_mutex_t *mutex, const struct timespec *until) {
  typedef int (*Wait)(pthread_cond_t *, pthread_mutex_t *, const struct timespec *);
  static Wait wait;
  if (!wait) wait = (Wait)dlsym(RTLD_NEXT, "pthread_cond_timedwait");
  struct timespec real = *until;
  if (real.tv_sec > 1000000000) real.tv_sec -= moved_by;
  return wait(condition, mutex, &real);
}
