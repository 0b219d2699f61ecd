#include "plumb_onednn.h"

#include <oneapi/dnnl/dnnl.h>
#include <stdio.h>
#include <unistd.h>

// Products in single precision.
//
// The library's own division of a product among threads changes its sums with their number
// (measured with 2.6.3 and AVX2: 64 x 2048 x 512 on three threads, long inner dimensions on two). So
// the product is cut here, in pieces that depend on its shape and on the machine, and each piece
// runs on one thread: the same numbers whatever the number of threads.

// libgomp's ABI (stable since GCC 4.9).
extern void GOMP_parallel(void (*fn)(void *), void *data, unsigned threads, unsigned flags);
extern int omp_get_thread_num(void);
extern int omp_get_num_threads(void);
extern int omp_get_max_threads(void);
extern void omp_set_num_threads(int threads);
extern int omp_in_parallel(void);

typedef struct {
  int transpose_a, transpose_b;
  int64_t m, n, k, lda, ldb, ldc;
  const float *a, *b;
  float *c, beta;
  int64_t pieces;
  int by_rows;
  int status;
} product;

// Pieces start at multiples of what the kernels of AVX2 (24) and AVX-512 (48, 16) work on at once.
enum { grain = 48, smallest_piece = 2 * grain, serial_product = 65536 };

static int64_t piece_start(int64_t extent, int64_t piece, int64_t pieces) {
  return piece == pieces ? extent : extent * piece / pieces / grain * grain;
}

static void multiply_pieces(product *p, int64_t begin, int64_t end) {
  for (int64_t piece = begin; piece < end; piece++) {
    int64_t extent = p->by_rows ? p->m : p->n, from = piece_start(extent, piece, p->pieces),
            count = piece_start(extent, piece + 1, p->pieces) - from;
    int64_t row = p->by_rows ? from : 0, column = p->by_rows ? 0 : from;
    dnnl_status_t status = dnnl_sgemm(
        p->transpose_a ? 'T' : 'N', p->transpose_b ? 'T' : 'N', p->by_rows ? count : p->m,
        p->by_rows ? p->n : count, p->k, 1.0f, p->a + (p->transpose_a ? row : row * p->lda), p->lda,
        p->b + (p->transpose_b ? column * p->ldb : column), p->ldb, p->beta,
        p->c + row * p->ldc + column, p->ldc);
    if (status != dnnl_success) __atomic_store_n(&p->status, (int)status, __ATOMIC_RELAXED);
  }
}

static void multiply_share(void *data) {
  product *p = data;
  int64_t thread = omp_get_thread_num(), threads = omp_get_num_threads();
  multiply_pieces(p, p->pieces * thread / threads, p->pieces * (thread + 1) / threads);
}

int plumb_onednn_sgemm(int transpose_a, int transpose_b, int64_t m, int64_t n, int64_t k,
                       const float *a, int64_t lda, const float *b, int64_t ldb, float *c,
                       int64_t ldc, int accumulate) {
  product p = {.transpose_a = transpose_a, .transpose_b = transpose_b, .m = m, .n = n, .k = k,
               .lda = lda, .ldb = ldb, .ldc = ldc, .a = a, .b = b, .c = c,
               .beta = accumulate ? 1.0f : 0.0f, .by_rows = m > n, .status = dnnl_success};
  // As many pieces as the machine has processors; not as there are threads, or they would matter.
  int64_t most = (p.by_rows ? m : n) / smallest_piece, processors = sysconf(_SC_NPROCESSORS_ONLN);
  p.pieces = processors < most ? processors : most;
  if (p.pieces < 1 || m * n * k < serial_product) p.pieces = 1;
  int threads = omp_get_max_threads();
  // Within a parallel region the library keeps to the calling thread.
  if (threads == 1 || omp_in_parallel()) {
    multiply_pieces(&p, 0, p.pieces);
  } else if (p.pieces == 1) {
    omp_set_num_threads(1);
    multiply_pieces(&p, 0, 1);
    omp_set_num_threads(threads);
  } else {
    GOMP_parallel(multiply_share, &p, 0, 0);
  }
  return p.status;
}

const char *plumb_onednn_version(void) {
  static char text[32];
  const dnnl_version_t *v = dnnl_version();
  snprintf(text, sizeof text, "%d.%d.%d", v->major, v->minor, v->patch);
  return text;
}
