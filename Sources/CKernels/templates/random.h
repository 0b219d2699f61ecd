// Philox4x32-10 (Salmon et al. 2011): element 4 g + j is word j of the block with counter g.
typedef struct {
  REAL *y;
  int64_t n;
  double p, low, high;
  uint64_t seed, update;
  uint32_t site;
} FN(stream);

PLUMB_INLINE void FN(philox)(const FN(stream) *s, int64_t group, uint32_t out[4]) {
  uint32_t c0 = (uint32_t)group, c1 = (uint32_t)s->update, c2 = s->site,
           c3 = (uint32_t)(s->update >> 32) ^ ((uint32_t)(group >> 32) << 16);
  uint32_t k0 = (uint32_t)s->seed, k1 = (uint32_t)(s->seed >> 32);
  for (int round = 0; round < 10; round++) {
    uint64_t a = (uint64_t)0xD2511F53u * c0, b = (uint64_t)0xCD9E8D57u * c2;
    uint32_t n0 = (uint32_t)(b >> 32) ^ c1 ^ k0, n2 = (uint32_t)(a >> 32) ^ c3 ^ k1;
    c1 = (uint32_t)b, c3 = (uint32_t)a, c0 = n0, c2 = n2;
    k0 += 0x9E3779B9u, k1 += 0xBB67AE85u;
  }
  out[0] = c0, out[1] = c1, out[2] = c2, out[3] = c3;
}
PLUMB_CLONES void FN(plumb_dropout_mask_part)(void *p, int64_t begin, int64_t end) {
  const FN(stream) *s = p;
  uint32_t threshold = (uint32_t)(s->p * 4294967296.0);
  REAL keep = (REAL)(1.0 / (1.0 - s->p));
  for (int64_t group = begin; group < end; group++) {
    uint32_t word[4];
    FN(philox)(s, group, word);
    for (int j = 0; j < 4; j++)
      if (group * 4 + j < s->n) s->y[group * 4 + j] = word[j] < threshold ? 0 : keep;
  }
}
PLUMB_CLONES void FN(plumb_uniform_part)(void *p, int64_t begin, int64_t end) {
  const FN(stream) *s = p;
  for (int64_t group = begin; group < end; group++) {
    uint32_t word[4];
    FN(philox)(s, group, word);
    // 24 bits, so that a float holds each value exactly.
    for (int j = 0; j < 4; j++)
      if (group * 4 + j < s->n)
        s->y[group * 4 + j] =
            (REAL)(s->low + (s->high - s->low) * ((word[j] >> 8) + 0.5) / 16777216.0);
  }
}
void FN(plumb_dropout_mask)(REAL *mask, int64_t n, double p, uint64_t seed, uint32_t site,
                            uint64_t update) {
  FN(stream) s = {.y = mask, .n = n, .p = p, .seed = seed, .site = site, .update = update};
  plumb_parallel((n + 3) / 4, n * 8, FN(plumb_dropout_mask_part), &s);
}
void FN(plumb_uniform)(REAL *y, int64_t n, double low, double high, uint64_t seed, uint32_t site,
                       uint64_t update) {
  FN(stream) s = {.y = y, .n = n, .low = low, .high = high, .seed = seed, .site = site,
                  .update = update};
  plumb_parallel((n + 3) / 4, n * 8, FN(plumb_uniform_part), &s);
}
