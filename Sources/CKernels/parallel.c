#include "parallel.h"
#include "plumb_kernels.h"

// libgomp's ABI (stable since GCC 4.9).
extern void GOMP_parallel(void (*fn)(void *), void *data, unsigned threads, unsigned flags);
extern int omp_get_thread_num(void);
extern int omp_get_num_threads(void);
extern int omp_get_max_threads(void);
extern int omp_in_parallel(void);
extern void omp_set_num_threads(int threads);

typedef struct {
  int64_t n;
  plumb_body body;
  void *context;
} region;

static void run(void *data) {
  const region *r = data;
  int64_t thread = omp_get_thread_num(), threads = omp_get_num_threads();
  int64_t begin = r->n * thread / threads, end = r->n * (thread + 1) / threads;
  if (begin < end) r->body(r->context, begin, end);
}

// Below this many element operations waking the threads costs more than they save.
enum { serial_work = 16384 };

void plumb_parallel(int64_t n, int64_t work, plumb_body body, void *context) {
  if (n <= 0) return;
  if (n == 1 || work < serial_work || omp_in_parallel() || plumb_threads() == 1) {
    body(context, 0, n);
    return;
  }
  region r = {n, body, context};
  GOMP_parallel(run, &r, 0, 0);
}

typedef struct {
  int count;
  plumb_task task;
  void *context;
} tasks;

static void run_tasks(void *data) {
  const tasks *t = data;
  for (int i = omp_get_thread_num(); i < t->count; i += omp_get_num_threads())
    t->task(t->context, i);
}

void plumb_side_by_side(int count, plumb_task task, void *context) {
  tasks t = {count, task, context};
  GOMP_parallel(run_tasks, &t, (unsigned)count, 0);
}

// omp_set_num_threads() holds for the calling thread alone, and Swift's tasks move between threads:
// the number is kept here and handed to whichever thread comes by. 0: OpenMP's own default.
static _Atomic int wanted;

void plumb_set_threads(int threads) {
  wanted = threads;
  omp_set_num_threads(threads);
}

int plumb_threads(void) {
  int threads = omp_get_max_threads(), all = wanted;
  if (all == 0 || all == threads) return threads;
  omp_set_num_threads(all);
  return all;
}
