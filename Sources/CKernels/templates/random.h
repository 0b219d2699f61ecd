// Element 4 g + j of a stream comes from word j of its Philox block g.
typedef struct {
  REAL *y;
  int64_t n;
  double p, low, high;
  uint64_t seed, update;
  uint32_t site;
} FN(stream);

PLUMB_CLONES void FN(plumb_dropout_mask_part)(void *p, int64_t begin, int64_t end) {
  const FN(stream) *s = p;
  uint32_t threshold = (uint32_t)(s->p * 4294967296.0);
  REAL keep = (REAL)(1.0 / (1.0 - s->p));
  for (int64_t part = begin; part < end; part++) {
    uint32_t words[philox_words];
    plumb_philox(s->seed, s->site, s->update, (uint32_t)(part * (philox_words / 4)), words);
    REAL *restrict y = s->y + part * philox_words;
    int64_t rest = s->n - part * philox_words;
    if (rest >= philox_words)
      for (int j = 0; j < philox_words; j++) y[j] = words[j] < threshold ? 0 : keep;
    else
      for (int j = 0; j < rest; j++) y[j] = words[j] < threshold ? 0 : keep;
  }
}
PLUMB_CLONES void FN(plumb_uniform_part)(void *p, int64_t begin, int64_t end) {
  const FN(stream) *s = p;
  double scale = (s->high - s->low) / 8388608.0;
  for (int64_t part = begin; part < end; part++) {
    uint32_t words[philox_words];
    plumb_philox(s->seed, s->site, s->update, (uint32_t)(part * (philox_words / 4)), words);
    REAL *restrict y = s->y + part * philox_words;
    int64_t rest = s->n - part * philox_words;
    // 23 bits and a half fit a float's 24: neither end is reached by rounding.
    for (int j = 0; j < philox_words && j < rest; j++)
      y[j] = (REAL)(s->low + scale * ((double)(int32_t)(words[j] >> 9) + 0.5));
  }
}
// cos and sin of 2 pi u for u in (0, 1), by Taylor's series around 1/2; the error is below 1e-7.
PLUMB_INLINE void FN(circle)(REAL u, REAL *cosine, REAL *sine) {
  REAL x = (u - (REAL)0.5) * (REAL)6.283185307179586, s = x * x;
  REAL c = (REAL)(-1 / 6402373705728000.0);
  c = c * s + (REAL)(1 / 20922789888000.0);
  c = c * s - (REAL)(1 / 87178291200.0);
  c = c * s + (REAL)(1 / 479001600.0);
  c = c * s - (REAL)(1 / 3628800.0);
  c = c * s + (REAL)(1 / 40320.0);
  c = c * s - (REAL)(1 / 720.0);
  c = c * s + (REAL)(1 / 24.0);
  c = c * s - (REAL)0.5;
  REAL d = (REAL)(-1 / 121645100408832000.0);
  d = d * s + (REAL)(1 / 355687428096000.0);
  d = d * s - (REAL)(1 / 1307674368000.0);
  d = d * s + (REAL)(1 / 6227020800.0);
  d = d * s - (REAL)(1 / 39916800.0);
  d = d * s + (REAL)(1 / 362880.0);
  d = d * s - (REAL)(1 / 5040.0);
  d = d * s + (REAL)(1 / 120.0);
  d = d * s - (REAL)(1 / 6.0);
  // Half a turn back.
  *cosine = -(c * s + 1);
  *sine = -(d * s * x + x);
}
// Box and Muller 1958: words j and j + 16 of a part make its elements j and j + 16.
PLUMB_CLONES void FN(plumb_normal_part)(void *p, int64_t begin, int64_t end) {
  const FN(stream) *s = p;
  REAL deviation = (REAL)s->p;
  for (int64_t part = begin; part < end; part++) {
    uint32_t words[philox_words];
    REAL y[philox_words];
    plumb_philox(s->seed, s->site, s->update, (uint32_t)(part * (philox_words / 4)), words);
    for (int j = 0; j < philox_words / 2; j++) {
      REAL u = ((REAL)(int32_t)(words[j] >> 9) + (REAL)0.5) * (REAL)(1 / 8388608.0);
      REAL v = ((REAL)(int32_t)(words[j + philox_words / 2] >> 9) + (REAL)0.5) *
               (REAL)(1 / 8388608.0);
      REAL radius = deviation * FN(square_root)(-2 * FN(logarithm)(u)), cosine, sine;
      FN(circle)(v, &cosine, &sine);
      y[j] = radius * cosine, y[j + philox_words / 2] = radius * sine;
    }
    REAL *out = s->y + part * philox_words;
    int64_t rest = s->n - part * philox_words;
    for (int j = 0; j < philox_words && j < rest; j++) out[j] = y[j];
  }
}
void FN(plumb_dropout_mask)(REAL *mask, int64_t n, double p, uint64_t seed, uint32_t site,
                            uint64_t update) {
  FN(stream) s = {.y = mask, .n = n, .p = p, .seed = seed, .site = site, .update = update};
  plumb_parallel((n + philox_words - 1) / philox_words, n * 4, FN(plumb_dropout_mask_part), &s);
}
void FN(plumb_uniform)(REAL *y, int64_t n, double low, double high, uint64_t seed, uint32_t site,
                       uint64_t update) {
  FN(stream) s = {.y = y, .n = n, .low = low, .high = high, .seed = seed, .site = site,
                  .update = update};
  plumb_parallel((n + philox_words - 1) / philox_words, n * 4, FN(plumb_uniform_part), &s);
}
void FN(plumb_normal)(REAL *y, int64_t n, double deviation, uint64_t seed, uint32_t site,
                      uint64_t update) {
  FN(stream) s = {.y = y, .n = n, .p = deviation, .seed = seed, .site = site, .update = update};
  plumb_parallel((n + philox_words - 1) / philox_words, n * 16, FN(plumb_normal_part), &s);
}
