// The product of a few rows, a beam's hypotheses, with a weight matrix. A general product packs the
// weights first, which costs more than the product itself when each weight is used a few times only;
// here they are read once, where they lie.
#include "parallel.h"
#include "plumb_kernels.h"

typedef float lanes __attribute__((vector_size(64), aligned(4)));
enum { width = sizeof(lanes) / sizeof(float) };

typedef struct {
  int64_t m, n, k;
  const float *a, *b;
  float *c;
  int accumulate;
} product;

PLUMB_INLINE float total(const lanes *sums) {
  float parts[width];
  *(lanes *)parts = *sums;
  for (int half = width / 2; half > 0; half /= 2)
    for (int i = 0; i < half; i++) parts[i] += parts[i + half];
  return parts[0];
}

PLUMB_INLINE void store(const product *p, int64_t r, int64_t j, float sum) {
  float *c = p->c + r * p->n + j;
  *c = p->accumulate ? *c + sum : sum;
}

// Each element is one sum in one order, whatever the number of rows beside it and of threads.
PLUMB_INLINE void columns(const product *p, int64_t begin, int64_t end, int rows) {
  int64_t k = p->k, whole = k / width * width;
  for (int64_t j = begin; j < end; j++) {
    const float *w = p->b + j * k;
    lanes sums[6] = {0};
    for (int64_t i = 0; i < whole; i += width) {
      lanes v = *(const lanes *)(w + i);
      for (int r = 0; r < rows; r++) sums[r] += v * *(const lanes *)(p->a + r * k + i);
    }
    for (int r = 0; r < rows; r++) {
      float sum = total(&sums[r]);
      for (int64_t i = whole; i < k; i++) sum += p->a[r * k + i] * w[i];
      store(p, r, j, sum);
    }
  }
}

// One row: several columns at a time, or the processor would wait for each sum's last addition.
PLUMB_INLINE void one_row(const product *p, int64_t begin, int64_t end) {
  enum { group = 4 };
  int64_t k = p->k, whole = k / width * width, j = begin;
  for (; j + group <= end; j += group) {
    const float *w = p->b + j * k;
    lanes sums[group] = {0};
    for (int64_t i = 0; i < whole; i += width) {
      lanes v = *(const lanes *)(p->a + i);
      for (int g = 0; g < group; g++) sums[g] += *(const lanes *)(w + g * k + i) * v;
    }
    float sum[group];
    for (int g = 0; g < group; g++) sum[g] = total(&sums[g]);
    for (int64_t i = whole; i < k; i++)
      for (int g = 0; g < group; g++) sum[g] += p->a[i] * w[g * k + i];
    for (int g = 0; g < group; g++) store(p, 0, j + g, sum[g]);
  }
  columns(p, j, end, 1);
}

// The number of rows is known in each call, so that the sums stay in registers.
PLUMB_CLONES void plumb_few_rows_part(void *context, int64_t begin, int64_t end) {
  const product *p = context;
  switch (p->m) {
    case 1: one_row(p, begin, end); break;
    case 2: columns(p, begin, end, 2); break;
    case 3: columns(p, begin, end, 3); break;
    case 4: columns(p, begin, end, 4); break;
    case 5: columns(p, begin, end, 5); break;
    case 6: columns(p, begin, end, 6); break;
  }
}

int plumb_few_rows_product(int64_t m, int64_t n, int64_t k, const float *a, const float *b,
                           float *c, int accumulate) {
  if (m < 1 || m > 6) return 0;
  product p = {m, n, k, a, b, c, accumulate};
  plumb_parallel(n, m * n * k / width, plumb_few_rows_part, &p);
  return 1;
}
