// Updates of a whole parameter block, and its norm.
typedef struct {
  REAL *w, *m, *v;
  const REAL *g;
  REAL rate, factor, momentum, decay, beta1, beta2, epsilon, correction1, correction2;
  double *partial;
  int64_t n;
} FN(update);

enum { FN(norm_chunk) = 4096 };

PLUMB_CLONES void FN(plumb_sum_of_squares_part)(void *p, int64_t begin, int64_t end) {
#pragma clang fp reassociate(on) contract(fast)
  const FN(update) *s = p;
  for (int64_t chunk = begin; chunk < end; chunk++) {
    int64_t from = chunk * FN(norm_chunk), to = from + FN(norm_chunk);
    if (to > s->n) to = s->n;
    REAL sum = 0;
    for (int64_t i = from; i < to; i++) sum += s->g[i] * s->g[i];
    s->partial[chunk] = (double)sum;
  }
}
PLUMB_CLONES void FN(plumb_sgd_part)(void *p, int64_t begin, int64_t end) {
  const FN(update) *s = p;
  REAL *restrict w = s->w, *restrict m = s->m;
  const REAL *restrict g = s->g;
  if (m)
    for (int64_t i = begin; i < end; i++) {
      m[i] = s->momentum * m[i] + s->factor * g[i] + s->decay * w[i];
      w[i] -= s->rate * m[i];
    }
  else
    for (int64_t i = begin; i < end; i++)
      w[i] -= s->rate * (s->factor * g[i] + s->decay * w[i]);
}
PLUMB_CLONES void FN(plumb_adam_part)(void *p, int64_t begin, int64_t end) {
  const FN(update) *s = p;
  REAL *restrict w = s->w, *restrict m = s->m, *restrict v = s->v;
  const REAL *restrict g = s->g;
  REAL b1 = s->beta1, b2 = s->beta2, step = s->rate / s->correction1, shrink = s->rate * s->decay;
  REAL root = 1 / s->correction2;
  for (int64_t i = begin; i < end; i++) {
    REAL d = s->factor * g[i];
    m[i] = b1 * m[i] + (1 - b1) * d;
    v[i] = b2 * v[i] + (1 - b2) * d * d;
    w[i] -= shrink * w[i] + step * m[i] / (FN(square_root)(v[i] * root) + s->epsilon);
  }
}
PLUMB_CLONES void FN(plumb_moving_average_part)(void *p, int64_t begin, int64_t end) {
  const FN(update) *s = p;
  for (int64_t i = begin; i < end; i++) s->w[i] += (1 - s->factor) * (s->g[i] - s->w[i]);
}

double FN(plumb_sum_of_squares)(const REAL *x, int64_t n) {
  int64_t chunks = (n + FN(norm_chunk) - 1) / FN(norm_chunk);
  double few[64], *partial = chunks <= 64 ? few : malloc((size_t)chunks * sizeof(double));
  FN(update) s = {.g = x, .partial = partial, .n = n};
  plumb_parallel(chunks, n, FN(plumb_sum_of_squares_part), &s);
  double sum = 0;
  for (int64_t i = 0; i < chunks; i++) sum += partial[i];
  if (partial != few) free(partial);
  return sum;
}
void FN(plumb_sgd)(REAL *w, const REAL *g, REAL *m, int64_t n, double rate, double factor,
                   double momentum, double decay) {
  FN(update) s = {.w = w, .g = g, .m = m, .rate = (REAL)rate, .factor = (REAL)factor,
                  .momentum = (REAL)momentum, .decay = (REAL)decay};
  plumb_parallel(n, n, FN(plumb_sgd_part), &s);
}
void FN(plumb_adam)(REAL *w, const REAL *g, REAL *m, REAL *v, int64_t n, double rate,
                    double factor, double beta1, double beta2, double epsilon, double correction1,
                    double correction2, double decay) {
  FN(update) s = {.w = w, .g = g, .m = m, .v = v, .rate = (REAL)rate, .factor = (REAL)factor,
                  .beta1 = (REAL)beta1, .beta2 = (REAL)beta2, .epsilon = (REAL)epsilon,
                  .correction1 = (REAL)correction1, .correction2 = (REAL)correction2,
                  .decay = (REAL)decay};
  plumb_parallel(n, n, FN(plumb_adam_part), &s);
}
void FN(plumb_moving_average)(REAL *average, const REAL *w, int64_t n, double keep) {
  FN(update) s = {.w = average, .g = w, .factor = (REAL)keep};
  plumb_parallel(n, n, FN(plumb_moving_average_part), &s);
}
