// The plain matrix product.
typedef struct {
  const REAL *a, *b;
  REAL *c;
  int64_t n, k, lda, ldb, ldc;
  int transpose_a, transpose_b, accumulate;
} FN(product);

PLUMB_CLONES void FN(plumb_plain_product_part)(void *p, int64_t begin, int64_t end) {
  const FN(product) *s = p;
  for (int64_t r = begin; r < end; r++) {
    REAL *restrict c = s->c + r * s->ldc;
    if (!s->accumulate)
      for (int64_t j = 0; j < s->n; j++) c[j] = 0;
    if (s->transpose_b) {
      for (int64_t j = 0; j < s->n; j++) {
        REAL sum = 0;
        for (int64_t i = 0; i < s->k; i++)
          sum += (s->transpose_a ? s->a[i * s->lda + r] : s->a[r * s->lda + i]) *
                 s->b[j * s->ldb + i];
        c[j] += sum;
      }
      continue;
    }
    for (int64_t i = 0; i < s->k; i++) {
      REAL a = s->transpose_a ? s->a[i * s->lda + r] : s->a[r * s->lda + i];
      const REAL *restrict b = s->b + i * s->ldb;
      for (int64_t j = 0; j < s->n; j++) c[j] += a * b[j];
    }
  }
}
void FN(plumb_plain_product)(int transpose_a, int transpose_b, int64_t m, int64_t n, int64_t k,
                             const REAL *a, int64_t lda, const REAL *b, int64_t ldb, REAL *c,
                             int64_t ldc, int accumulate) {
  FN(product) s = {.a = a, .b = b, .c = c, .n = n, .k = k, .lda = lda, .ldb = ldb, .ldc = ldc,
                   .transpose_a = transpose_a, .transpose_b = transpose_b,
                   .accumulate = accumulate};
  plumb_parallel(m, m * n * k, FN(plumb_plain_product_part), &s);
}
