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
