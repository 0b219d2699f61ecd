// Static partition of a range over OpenMP's threads, called through libgomp's own entry point: the
// compiler needs no OpenMP support, and the threads are those that oneDNN runs on.
#pragma once
#include <stdint.h>

typedef void (*plumb_body)(void *context, int64_t begin, int64_t end);

// Calls body on contiguous parts of 0..<n. `work` is a rough count of element operations of the
// whole range: little work stays on the calling thread.
void plumb_parallel(int64_t n, int64_t work, plumb_body body, void *context);

#if defined(__x86_64__) && defined(__linux__)
#define PLUMB_CLONES \
  __attribute__((target_clones("default", "arch=x86-64-v3", "arch=x86-64-v4")))
#else
#define PLUMB_CLONES
#endif
#define PLUMB_INLINE static inline __attribute__((always_inline))
