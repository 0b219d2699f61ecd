// Connectionist temporal classification (Graves et al. 2006): forward and backward variables of one
// utterance over its labels with blanks between them, S = 2 L + 1 states.
//
// They are probabilities, scaled to sum to 1 in each frame; that is fifty times as quick as logarithms
// and may lose a path that was once 1e-308 of the others. Every frame's sum over states is the same
// likelihood, so such a loss shows, and the utterance is computed again in logarithms, the plain
// version.
typedef struct {
  REAL *x;
  const int32_t *labels;
  const int64_t *starts;
  const int32_t *lengths;
  double *nll;
  int64_t steps, batch, columns;
  double scale;
  int gradient, plain;
} FN(ctc);

// The work of one utterance: T frames, S states; rows of `alpha` and `emission` have S + 2 elements,
// the first two of them 0. `sums` holds what each frame of alpha was divided by.
typedef struct {
  int64_t T, S, width;
  const int32_t *labels;
  double *alpha, *emission, *sums, *skip, *beta, *product, *occupied;
} FN(ctc_work);

PLUMB_INLINE int64_t FN(ctc_class)(const int32_t *labels, int64_t s, int64_t columns) {
  return s % 2 == 0 ? columns - 1 : labels[s / 2];
}
// The states from which the end can still be reached, and those that can have been reached.
PLUMB_INLINE int64_t FN(ctc_first)(const FN(ctc_work) * w, int64_t t) {
  int64_t first = w->S - 2 * (w->T - t);
  return first > 0 ? first : 0;
}
PLUMB_INLINE int64_t FN(ctc_end)(const FN(ctc_work) * w, int64_t t) {
  int64_t end = 2 * t + 2;
  return end < w->S ? end : w->S;
}

// Fills alpha; returns log p(labels), or 1 where too little of it is left to trust.
PLUMB_INLINE double FN(ctc_forward)(const FN(ctc_work) * w) {
#pragma clang fp reassociate(on) contract(fast)
  double log_sum = 0;
  for (int64_t t = 0; t < w->T; t++) {
    double *restrict a = w->alpha + t * w->width + 2;
    const double *restrict e = w->emission + t * w->width + 2;
    int64_t first = FN(ctc_first)(w, t), end = FN(ctc_end)(w, t);
    double sum = 0;
    for (int64_t s = -2; s < w->S; s++) a[s] = 0;
    if (t == 0) {
      for (int64_t s = first; s < end; s++) a[s] = e[s], sum += a[s];
    } else {
      const double *restrict before = a - w->width;
      for (int64_t s = first; s < end; s++) {
        a[s] = e[s] * (before[s] + before[s - 1] + w->skip[s] * before[s - 2]);
        sum += a[s];
      }
    }
    if (!(sum > 0)) return 1;
    double factor = 1 / sum;
    for (int64_t s = first; s < end; s++) a[s] *= factor;
    w->sums[t] = sum;
    log_sum += log(sum);
  }
  const double *a = w->alpha + (w->T - 1) * w->width + 2;
  double last = a[w->S - 1] + (w->S > 1 ? a[w->S - 2] : 0);
  return last > 1e-250 ? log_sum + log(last) : 1;
}
// Replaces alpha by the share of the likelihood that passes each state in each frame; returns 0 where
// frames do not agree on the likelihood.
PLUMB_INLINE int FN(ctc_backward)(const FN(ctc_work) * w) {
#pragma clang fp reassociate(on) contract(fast)
  double *restrict beta = w->beta, *restrict q = w->product;
  // The sum over states times the factors that alpha has and beta has not, in logarithms.
  double wanted = 0, log_scale = 0;
  for (int64_t s = 0; s < w->S + 2; s++) beta[s] = q[s] = 0;
  beta[w->S - 1] = 1;
  if (w->S > 1) beta[w->S - 2] = 1;
  for (int64_t t = w->T - 1; t >= 0; t--) {
    double *restrict a = w->alpha + t * w->width + 2;
    const double *restrict e = w->emission + t * w->width + 2;
    int64_t first = FN(ctc_first)(w, t), end = FN(ctc_end)(w, t);
    double sum = 0;
    for (int64_t s = first; s < end; s++) sum += a[s] * beta[s];
    if (!(sum > 1e-250)) return 0;
    double found = log(sum) + log_scale;
    if (t == w->T - 1) wanted = found;
    if (!(fabs(found - wanted) < 1e-6)) return 0;
    double share = 1 / sum;
    for (int64_t s = 0; s < w->S; s++) q[s] = 0;
    double scale = 0;
    for (int64_t s = first; s < end; s++) q[s] = beta[s] * e[s], scale += q[s];
    for (int64_t s = first; s < end; s++) a[s] *= beta[s] * share;
    if (t == 0) break;
    if (!(scale > 0)) return 0;
    double factor = 1 / scale;
    for (int64_t s = 0; s < w->S; s++)
      beta[s] = (q[s] + q[s + 1] + w->skip[s + 2] * q[s + 2]) * factor;
    // Against alpha of the frame before, which was divided by one factor less.
    log_scale += log(scale / w->sums[t]);
  }
  return 1;
}

PLUMB_INLINE double FN(log_add)(double a, double b) {
  if (a < b) {
    double c = a;
    a = b;
    b = c;
  }
  return b == -INFINITY ? a : a + log1p(exp(b - a));
}
// Both passes in logarithms: the plain version. Leaves the shares in alpha where `gradient` asks.
PLUMB_INLINE double FN(ctc_logarithms)(const FN(ctc_work) * w, int gradient) {
  int64_t S = w->S;
  for (int64_t t = 0; t < w->T; t++) {
    double *a = w->alpha + t * w->width + 2;
    const double *e = w->emission + t * w->width + 2, *before = a - w->width;
    for (int64_t s = -2; s < S; s++) a[s] = -INFINITY;
    for (int64_t s = 0; s < S; s++) {
      double sum = -INFINITY;
      if (t == 0)
        sum = s < 2 ? 0 : -INFINITY;
      else {
        sum = FN(log_add)(before[s], before[s - 1]);
        if (w->skip[s] != 0) sum = FN(log_add)(sum, before[s - 2]);
      }
      a[s] = sum + log(e[s]);
    }
  }
  double *a = w->alpha + (w->T - 1) * w->width + 2;
  double total = S > 1 ? FN(log_add)(a[S - 1], a[S - 2]) : a[S - 1];
  if (!gradient) return total;
  double *beta = w->beta, *q = w->product;
  for (int64_t s = 0; s < S + 2; s++) beta[s] = q[s] = -INFINITY;
  beta[S - 1] = 0;
  if (S > 1) beta[S - 2] = 0;
  for (int64_t t = w->T - 1; t >= 0; t--) {
    a = w->alpha + t * w->width + 2;
    const double *e = w->emission + t * w->width + 2;
    for (int64_t s = 0; s < S; s++) {
      q[s] = beta[s] + log(e[s]);
      a[s] = total == -INFINITY ? 0 : exp(a[s] + beta[s] - total);
    }
    for (int64_t s = 0; s < S; s++) {
      beta[s] = FN(log_add)(q[s], q[s + 1]);
      if (w->skip[s + 2] != 0) beta[s] = FN(log_add)(beta[s], q[s + 2]);
    }
  }
  return total;
}

// Turns a row of logits into emissions and, where the gradient is asked for, into probabilities.
PLUMB_INLINE void FN(ctc_emissions)(const FN(ctc) * c, const FN(ctc_work) * w, int64_t b,
                                    REAL *scratch) {
  for (int64_t t = 0; t < w->T; t++) {
    REAL *row = c->x + (t * c->batch + b) * c->columns;
    REAL *y = c->gradient ? row : scratch;
    REAL m = FN(row_maximum)(row, c->columns);
    if (y != row)
      for (int64_t k = 0; k < c->columns; k++) y[k] = row[k];
    REAL sum = FN(row_exponentials)(y, c->columns, m);
    double factor = 1 / (double)sum;
    if (c->gradient)
      for (int64_t k = 0; k < c->columns; k++) y[k] = (REAL)((double)y[k] * factor);
    double left = c->gradient ? 1 : factor;
    double *e = w->emission + t * w->width + 2;
    for (int64_t s = 0; s < w->S; s++)
      e[s] = (double)y[FN(ctc_class)(w->labels, s, c->columns)] * left;
  }
}
// Row t becomes scale (y - occupation), from y and the shares in alpha.
PLUMB_INLINE void FN(ctc_gradient)(const FN(ctc) * c, const FN(ctc_work) * w, int64_t b) {
  for (int64_t t = 0; t < c->steps; t++) {
    REAL *row = c->x + (t * c->batch + b) * c->columns;
    if (t >= w->T) {
      for (int64_t k = 0; k < c->columns; k++) row[k] = 0;
      continue;
    }
    const double *share = w->alpha + t * w->width + 2;
    double *occupied = w->occupied;
    for (int64_t k = 0; k < c->columns; k++) occupied[k] = 0;
    for (int64_t s = 0; s < w->S; s++)
      occupied[FN(ctc_class)(w->labels, s, c->columns)] += share[s];
    for (int64_t k = 0; k < c->columns; k++)
      row[k] = (REAL)(c->scale * ((double)row[k] - occupied[k]));
  }
}

PLUMB_CLONES void FN(plumb_ctc_part)(void *p, int64_t begin, int64_t end) {
  const FN(ctc) *c = p;
  for (int64_t b = begin; b < end; b++) {
    int64_t L = c->starts[b + 1] - c->starts[b], S = 2 * L + 1, T = c->lengths[b];
    FN(ctc_work)
    w = {.T = T, .S = S, .width = S + 2, .labels = c->labels + c->starts[b]};
    int64_t cells = T * w.width;
    double *memory =
        malloc((size_t)(2 * cells + T + 3 * (S + 2) + 2 * c->columns) * sizeof(double));
    if (memory == NULL) abort();
    w.alpha = memory, w.emission = memory + cells, w.sums = w.emission + cells;
    w.skip = w.sums + T, w.beta = w.skip + S + 2, w.product = w.beta + S + 2;
    w.occupied = w.product + S + 2;
    for (int64_t s = 0; s < S + 2; s++)
      w.skip[s] = s % 2 == 1 && s >= 3 && s < S && w.labels[s / 2] != w.labels[s / 2 - 1];
    FN(ctc_emissions)(c, &w, b, (REAL *)(w.occupied + c->columns));
    double total = c->plain ? 1 : FN(ctc_forward)(&w);
    if (total > 0 || (c->gradient && !FN(ctc_backward)(&w)))
      total = FN(ctc_logarithms)(&w, c->gradient);
    c->nll[b] = -total;
    if (c->gradient) FN(ctc_gradient)(c, &w, b);
    free(memory);
  }
}
void FN(plumb_ctc)(REAL *x, const int32_t *labels, const int64_t *starts, const int32_t *lengths,
                   double *nll, int64_t steps, int64_t batch, int64_t columns, double scale,
                   int gradient, int plain) {
  FN(ctc) c = {.x = x, .labels = labels, .starts = starts, .lengths = lengths, .nll = nll,
               .steps = steps, .batch = batch, .columns = columns, .scale = scale,
               .gradient = gradient, .plain = plain};
  plumb_parallel(batch, steps * batch * columns * 4, FN(plumb_ctc_part), &c);
}
