// Attention of T queries over S annotations, sentence by sentence (Luong et al. 2015; Bahdanau et
// al. 2015 for the additive score).
PLUMB_INLINE REAL FN(inner)(const REAL *restrict a, const REAL *restrict b, int64_t n) {
#pragma clang fp reassociate(on) contract(fast)
  REAL sum = 0;
  for (int64_t i = 0; i < n; i++) sum += a[i] * b[i];
  return sum;
}
PLUMB_INLINE void FN(add_scaled)(REAL *restrict y, REAL a, const REAL *restrict x, int64_t n) {
  for (int64_t i = 0; i < n; i++) y[i] += a * x[i];
}
PLUMB_INLINE REAL FN(additive_score)(const REAL *q, const REAL *k, const REAL *u, int64_t n) {
#pragma clang fp reassociate(on) contract(fast)
  REAL sum = 0;
  for (int64_t i = 0; i < n; i++) sum += u[i] * FN(hyperbolic)(q[i] + k[i]);
  return sum;
}

typedef struct {
  const REAL *q, *k, *v, *u, *w_in, *dcontext;
  const int32_t *lengths;
  REAL *w, *context, *dq, *dk, *dv, *du;
  int64_t steps, batch, source, key, width, share;
} FN(attention);

PLUMB_CLONES void FN(plumb_attention_part)(void *p, int64_t begin, int64_t end) {
  const FN(attention) *s = p;
  int64_t S = s->source, D = s->key, A = s->width, sentences = s->batch / s->share;
  for (int64_t b = begin; b < end; b++) {
    int64_t sentence = b / s->share;
    int64_t length = s->lengths ? s->lengths[sentence] : S;
    for (int64_t t = 0; t < s->steps; t++) {
      const REAL *q = s->q + (t * s->batch + b) * D;
      REAL *w = s->w + (t * s->batch + b) * S, *context = s->context + (t * s->batch + b) * A;
      for (int64_t i = 0; i < A; i++) context[i] = 0;
      for (int64_t j = length; j < S; j++) w[j] = 0;
      if (length == 0) continue;
      for (int64_t j = 0; j < length; j++) {
        const REAL *k = s->k + (j * sentences + sentence) * D;
        w[j] = s->u ? FN(additive_score)(q, k, s->u, D) : FN(inner)(q, k, D);
      }
      REAL m = FN(row_maximum)(w, length);
      REAL sum = FN(row_exponentials)(w, length, m);
      for (int64_t j = 0; j < length; j++) {
        w[j] /= sum;
        FN(add_scaled)(context, w[j], s->v + (j * sentences + sentence) * A, A);
      }
    }
  }
}
PLUMB_CLONES void FN(plumb_attention_backward_part)(void *p, int64_t begin, int64_t end) {
  const FN(attention) *s = p;
  int64_t S = s->source, B = s->batch, D = s->key, A = s->width;
  for (int64_t b = begin; b < end; b++) {
    int64_t length = s->lengths ? s->lengths[b] : S;
    for (int64_t t = 0; t < s->steps; t++) {
      const REAL *q = s->q + (t * B + b) * D, *w = s->w_in + (t * B + b) * S;
      const REAL *dcontext = s->dcontext + (t * B + b) * A;
      REAL *dq = s->dq + (t * B + b) * D;
      // With y = softmax(score): dscore = w (dw - sum w dw), dw = dcontext . v.
      REAL mean = 0;
      for (int64_t j = 0; j < length; j++)
        mean += w[j] * FN(inner)(dcontext, s->v + (j * B + b) * A, A);
      for (int64_t j = 0; j < length; j++) {
        const REAL *v = s->v + (j * B + b) * A, *k = s->k + (j * B + b) * D;
        REAL *dk = s->dk + (j * B + b) * D;
        REAL dscore = w[j] * (FN(inner)(dcontext, v, A) - mean);
        FN(add_scaled)(s->dv + (j * B + b) * A, w[j], dcontext, A);
        if (!s->u) {
          FN(add_scaled)(dq, dscore, k, D);
          FN(add_scaled)(dk, dscore, q, D);
          continue;
        }
        REAL *restrict du = s->du + b * D;
        for (int64_t i = 0; i < D; i++) {
          REAL y = FN(hyperbolic)(q[i] + k[i]);
          REAL d = dscore * s->u[i] * (1 - y * y);
          du[i] += dscore * y;
          dq[i] += d;
          dk[i] += d;
        }
      }
    }
  }
}

void FN(plumb_dot_attention)(const REAL *q, const REAL *k, const REAL *v, const int32_t *lengths,
                             REAL *w, REAL *context, int64_t steps, int64_t batch, int64_t source,
                             int64_t key, int64_t width, int64_t share) {
  FN(attention) s = {.q = q, .k = k, .v = v, .lengths = lengths, .w = w, .context = context,
                     .steps = steps, .batch = batch, .source = source, .key = key,
                     .width = width, .share = share};
  plumb_parallel(batch, steps * batch * source * (key + width), FN(plumb_attention_part), &s);
}
void FN(plumb_additive_attention)(const REAL *q, const REAL *k, const REAL *v, const REAL *u,
                                  const int32_t *lengths, REAL *w, REAL *context, int64_t steps,
                                  int64_t batch, int64_t source, int64_t key, int64_t width,
                                  int64_t share) {
  FN(attention) s = {.q = q, .k = k, .v = v, .u = u, .lengths = lengths, .w = w,
                     .context = context, .steps = steps, .batch = batch, .source = source,
                     .key = key, .width = width, .share = share};
  plumb_parallel(batch, steps * batch * source * (4 * key + width), FN(plumb_attention_part), &s);
}
void FN(plumb_dot_attention_backward)(const REAL *q, const REAL *k, const REAL *v,
                                      const int32_t *lengths, const REAL *w, const REAL *dcontext,
                                      REAL *dq, REAL *dk, REAL *dv, int64_t steps, int64_t batch,
                                      int64_t source, int64_t key, int64_t width) {
  FN(attention) s = {.q = q, .k = k, .v = v, .lengths = lengths, .w_in = w,
                     .dcontext = dcontext, .dq = dq, .dk = dk, .dv = dv, .steps = steps,
                     .batch = batch, .source = source, .key = key, .width = width, .share = 1};
  plumb_parallel(batch, 2 * steps * batch * source * (key + width),
                 FN(plumb_attention_backward_part), &s);
}
void FN(plumb_additive_attention_backward)(const REAL *q, const REAL *k, const REAL *v,
                                           const REAL *u, const int32_t *lengths, const REAL *w,
                                           const REAL *dcontext, REAL *dq, REAL *dk, REAL *dv,
                                           REAL *du, int64_t steps, int64_t batch, int64_t source,
                                           int64_t key, int64_t width) {
  FN(attention) s = {.q = q, .k = k, .v = v, .u = u, .lengths = lengths, .w_in = w,
                     .dcontext = dcontext, .dq = dq, .dk = dk, .dv = dv, .du = du,
                     .steps = steps, .batch = batch, .source = source, .key = key,
                     .width = width, .share = 1};
  plumb_parallel(batch, 2 * steps * batch * source * (4 * key + width),
                 FN(plumb_attention_backward_part), &s);
}
