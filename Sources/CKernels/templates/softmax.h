// Softmax over rows: loss with its gradient, log-probabilities, and the best few of them.
PLUMB_INLINE REAL FN(row_maximum)(const REAL *x, int64_t n) {
#pragma clang fp reassociate(on)
  REAL m = x[0];
  for (int64_t i = 1; i < n; i++) m = x[i] > m ? x[i] : m;
  return m;
}
// sum of exp(x - m)
PLUMB_INLINE REAL FN(row_exponential_sum)(const REAL *x, int64_t n, REAL m) {
#pragma clang fp reassociate(on) contract(fast)
  REAL sum = 0;
  for (int64_t i = 0; i < n; i++) sum += FN(exponential)(x[i] - m);
  return sum;
}
// y = exp(x - m), returns the sum
PLUMB_INLINE REAL FN(row_exponentials)(REAL *x, int64_t n, REAL m) {
#pragma clang fp reassociate(on) contract(fast)
  REAL sum = 0;
  for (int64_t i = 0; i < n; i++) {
    REAL e = FN(exponential)(x[i] - m);
    x[i] = e;
    sum += e;
  }
  return sum;
}
PLUMB_INLINE REAL FN(row_sum)(const REAL *x, int64_t n) {
#pragma clang fp reassociate(on)
  REAL sum = 0;
  for (int64_t i = 0; i < n; i++) sum += x[i];
  return sum;
}

typedef struct {
  REAL *x;
  const REAL *in;
  const int32_t *targets;
  double *nll, *smooth;
  int64_t columns, k;
  double smoothing, scale;
  int gradient;
  int32_t *index;
} FN(softmax);

PLUMB_CLONES void FN(plumb_softmax_cross_entropy_part)(void *p, int64_t begin, int64_t end) {
  const FN(softmax) *s = p;
  int64_t V = s->columns;
  for (int64_t r = begin; r < end; r++) {
    REAL *x = s->x + r * V;
    int32_t target = s->targets[r];
    if (target < 0) {
      s->nll[r] = s->smooth[r] = 0;
      if (s->gradient)
        for (int64_t i = 0; i < V; i++) x[i] = 0;
      continue;
    }
    REAL m = FN(row_maximum)(x, V), at_target = x[target];
    REAL mean = s->smoothing > 0 ? FN(row_sum)(x, V) / (REAL)V : 0;
    REAL sum =
        s->gradient ? FN(row_exponentials)(x, V, m) : FN(row_exponential_sum)(x, V, m);
    double log_sum = log((double)sum) + (double)m;
    s->nll[r] = log_sum - (double)at_target;
    s->smooth[r] = s->smoothing > 0 ? log_sum - (double)mean : 0;
    if (s->gradient) {
      REAL factor = (REAL)(s->scale / (double)sum);
      REAL floor = (REAL)(s->scale * s->smoothing / (double)V);
      for (int64_t i = 0; i < V; i++) x[i] = x[i] * factor - floor;
      x[target] -= (REAL)(s->scale * (1 - s->smoothing));
    }
  }
}
PLUMB_CLONES void FN(plumb_log_softmax_part)(void *p, int64_t begin, int64_t end) {
  const FN(softmax) *s = p;
  int64_t V = s->columns;
  for (int64_t r = begin; r < end; r++) {
    const REAL *x = s->in + r * V;
    REAL *y = s->x + r * V;
    REAL m = FN(row_maximum)(x, V);
    REAL log_sum = (REAL)(log((double)FN(row_exponential_sum)(x, V, m)) + (double)m);
    for (int64_t i = 0; i < V; i++) y[i] = x[i] - log_sum;
  }
}
// The k largest of a row, largest first, ties to the lower index.
PLUMB_INLINE void FN(row_largest)(const REAL *x, int64_t n, int64_t k, int32_t *index, REAL *best) {
  int64_t count = 0;
  // Blocks whose maximum does not reach the k-th best so far are skipped whole.
  for (int64_t from = 0; from < n; from += 64) {
    int64_t to = from + 64 < n ? from + 64 : n;
    if (count == k && !(FN(row_maximum)(x + from, to - from) > best[k - 1])) continue;
    for (int64_t i = from; i < to; i++) {
      if (count == k && !(x[i] > best[k - 1])) continue;
      int64_t at = count < k ? count++ : k - 1;
      while (at > 0 && x[i] > best[at - 1]) {
        best[at] = best[at - 1];
        index[at] = index[at - 1];
        at--;
      }
      best[at] = x[i];
      index[at] = (int32_t)i;
    }
  }
}
PLUMB_CLONES void FN(plumb_largest_part)(void *p, int64_t begin, int64_t end) {
  const FN(softmax) *s = p;
  int64_t V = s->columns, k = s->k;
  for (int64_t r = begin; r < end; r++)
    FN(row_largest)(s->in + r * V, V, k, s->index + r * k, s->x + r * k);
}

void FN(plumb_softmax_cross_entropy)(REAL *x, const int32_t *targets, double *nll, double *smooth,
                                     int64_t rows, int64_t columns, double smoothing, double scale,
                                     int gradient) {
  FN(softmax) s = {.x = x, .targets = targets, .nll = nll, .smooth = smooth, .columns = columns,
                   .smoothing = smoothing, .scale = scale, .gradient = gradient};
  plumb_parallel(rows, rows * columns * 4, FN(plumb_softmax_cross_entropy_part), &s);
}
void FN(plumb_log_softmax)(REAL *y, const REAL *x, int64_t rows, int64_t columns) {
  FN(softmax) s = {.x = y, .in = x, .columns = columns};
  plumb_parallel(rows, rows * columns * 4, FN(plumb_log_softmax_part), &s);
}
void FN(plumb_largest)(const REAL *x, int64_t rows, int64_t columns, int64_t k, int32_t *index,
                       REAL *value) {
  FN(softmax) s = {.x = value, .in = x, .columns = columns, .k = k, .index = index};
  plumb_parallel(rows, rows * columns, FN(plumb_largest_part), &s);
}

typedef struct {
  REAL *y;
  const REAL *const *x;
  int64_t models;
} FN(mixture);
// Strips of elements, so that the loops over them are the inner ones.
enum { FN(strip) = 256 };
PLUMB_CLONES void FN(plumb_log_mean_exp_part)(void *p, int64_t begin, int64_t end) {
  const FN(mixture) *s = p;
  REAL share = (REAL)1 / (REAL)s->models;
  for (int64_t from = begin; from < end; from += FN(strip)) {
    int64_t n = end - from < FN(strip) ? end - from : FN(strip);
    REAL m[FN(strip)], sum[FN(strip)];
    for (int64_t i = 0; i < n; i++) m[i] = s->x[0][from + i], sum[i] = 0;
    for (int64_t j = 1; j < s->models; j++) {
      const REAL *restrict x = s->x[j] + from;
      for (int64_t i = 0; i < n; i++) m[i] = x[i] > m[i] ? x[i] : m[i];
    }
    for (int64_t j = 0; j < s->models; j++) {
      const REAL *restrict x = s->x[j] + from;
      for (int64_t i = 0; i < n; i++) sum[i] += FN(exponential)(x[i] - m[i]);
    }
    REAL *restrict y = s->y + from;
    for (int64_t i = 0; i < n; i++) y[i] = m[i] + FN(logarithm)(sum[i] * share);
  }
}

void FN(plumb_log_mean_exp)(REAL *y, const REAL *const *x, int64_t models, int64_t n) {
  FN(mixture) s = {.y = y, .x = x, .models = models};
  plumb_parallel(n, n * models * 8, FN(plumb_log_mean_exp_part), &s);
}
