#include <math.h>
#include <stdlib.h>
#include "plumb_kernels.h"
#include "parallel.h"
#include "philox.h"
#define REAL float
#define FN(name) name##_f32
#define PLUMB_SINGLE 1
#include "templates/all.h"

typedef struct {
  uint16_t *y;
  const float *x;
} rounding;
PLUMB_CLONES void plumb_to_bfloat16_part(void *p, int64_t begin, int64_t end) {
  const rounding *s = p;
  uint16_t *restrict y = s->y;
  const uint32_t *restrict x = (const uint32_t *)s->x;
  for (int64_t i = begin; i < end; i++) {
    uint32_t u = x[i], nan = (u & 0x7fffffffu) > 0x7f800000u;
    uint32_t rounded = (u + 0x7fffu + ((u >> 16) & 1u)) >> 16;
    y[i] = (uint16_t)(nan ? (u >> 16) | 0x40u : rounded);
  }
}
void plumb_to_bfloat16(uint16_t *y, const float *x, int64_t n) {
  rounding s = {y, x};
  plumb_parallel(n, n, plumb_to_bfloat16_part, &s);
}

void plumb_random_words(uint64_t seed, uint32_t site, uint64_t update, uint32_t block,
                        uint32_t out[4]) {
  uint32_t words[philox_words];
  plumb_philox(seed, site, update, block, words);
  for (int j = 0; j < 4; j++) out[j] = words[j];
}
