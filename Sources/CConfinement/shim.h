// What a process gives up before it reads what strangers made. Swift can call neither `prctl` nor `syscall`, which take any
// number of arguments, and a filter of system calls is an array of macros.
#pragma once
#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

// Each answers 0, or -1 with the reason in `errno`.

static inline int cconfinement_set(int resource, unsigned long long soft, unsigned long long hard) {
  struct rlimit limit = {.rlim_cur = (rlim_t)soft, .rlim_max = (rlim_t)hard};
  return setrlimit(resource, &limit);
}

// Address space in bytes. More is refused by mmap and brk, so that allocations fail.
static inline int cconfinement_limit_memory(unsigned long long bytes) { return cconfinement_set(RLIMIT_AS, bytes, bytes); }

// The first second too many is SIGXCPU, the second one SIGKILL.
static inline int cconfinement_limit_processor(unsigned long long seconds) {
  return cconfinement_set(RLIMIT_CPU, seconds, seconds + 1);
}

// Descriptors are numbered below this.
static inline int cconfinement_limit_descriptors(unsigned long long count) {
  return cconfinement_set(RLIMIT_NOFILE, count, count);
}

// No file grows, and no memory of the process is left behind in one.
static inline int cconfinement_forbid_files(void) {
  return cconfinement_set(RLIMIT_FSIZE, 0, 0) == 0 ? cconfinement_set(RLIMIT_CORE, 0, 0) : -1;
}

// No program that it starts has more rights than it, and other processes of the account can't look into it.
static inline int cconfinement_give_up_privileges(void) {
  return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 ? prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) : -1;
}

static inline int cconfinement_close_from(unsigned int first) {
#ifdef SYS_close_range
  if (syscall(SYS_close_range, first, ~0U, 0) == 0) return 0;
#endif
  for (int descriptor = (int)first; descriptor < 1024; descriptor++) close(descriptor);
  return 0;
}

#if defined(__x86_64__)
#define CCONFINEMENT_ARCH AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define CCONFINEMENT_ARCH AUDIT_ARCH_AARCH64
#else
#error "newsdesk-reader knows the system calls of x86-64 and 64-bit ARM"
#endif

#define CCONFINEMENT_ALLOW(name) \
  BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_##name, 0, 1), BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)

// From here on the kernel does what a parser needs, which is memory, its open streams and its end, and refuses all else with
// EPERM: opening files, sockets, other programs, other processes, whatever a later kernel invents. A list of what is
// allowed has no holes that one forgot; refused and not killed, because libraries look for files that they can do without.
static inline int cconfinement_filter(void) {
  struct sock_filter filter[] = {
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch)),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, CCONFINEMENT_ARCH, 1, 0),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
      CCONFINEMENT_ALLOW(read),
      CCONFINEMENT_ALLOW(write),
      CCONFINEMENT_ALLOW(readv),
      CCONFINEMENT_ALLOW(writev),
      CCONFINEMENT_ALLOW(lseek),
      CCONFINEMENT_ALLOW(close),
      CCONFINEMENT_ALLOW(fstat),
      CCONFINEMENT_ALLOW(mmap),
      CCONFINEMENT_ALLOW(munmap),
      CCONFINEMENT_ALLOW(mremap),
      CCONFINEMENT_ALLOW(mprotect),
      CCONFINEMENT_ALLOW(madvise),
      CCONFINEMENT_ALLOW(brk),
      CCONFINEMENT_ALLOW(futex),
      CCONFINEMENT_ALLOW(sched_yield),
      CCONFINEMENT_ALLOW(sched_getaffinity),
      CCONFINEMENT_ALLOW(clock_gettime),
      CCONFINEMENT_ALLOW(gettimeofday),
      CCONFINEMENT_ALLOW(getrandom),
      CCONFINEMENT_ALLOW(getpid),
      CCONFINEMENT_ALLOW(gettid),
      CCONFINEMENT_ALLOW(rt_sigaction),
      CCONFINEMENT_ALLOW(rt_sigprocmask),
      CCONFINEMENT_ALLOW(rt_sigreturn),
      // How abort() ends; it reaches its own threads alone, as `kill` is not here.
      CCONFINEMENT_ALLOW(tgkill),
      CCONFINEMENT_ALLOW(exit),
      CCONFINEMENT_ALLOW(exit_group),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM),
  };
  struct sock_fprog program = {.len = sizeof(filter) / sizeof(filter[0]), .filter = filter};
  return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0);
}
