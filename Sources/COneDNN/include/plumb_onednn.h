// oneDNN's matrix products behind a few plain C functions. The library's C interface changed between
// 2.x (Debian 12) and 3.x (Debian 13, Ubuntu 24.04); this shim builds against both.
//
// Matrices are row-major. c (M, N) = op(a) op(b), or += when accumulate is nonzero.
#pragma once
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// Single precision; leading dimensions in elements. Returns 0, or oneDNN's status.
int plumb_onednn_sgemm(int transpose_a, int transpose_b, int64_t m, int64_t n, int64_t k,
                       const float *a, int64_t lda, const float *b, int64_t ldb, float *c,
                       int64_t ldc, int accumulate);

// Nonzero where this processor and this oneDNN multiply bfloat16 natively.
int plumb_onednn_has_bfloat16(void);

// A weight matrix rounded to bfloat16 in the layout that oneDNN prefers for the right operand.
typedef struct plumb_packed plumb_packed;
// op(b) has shape (K, N); `b` holds floats, (N, K) when transposed. NULL when oneDNN refuses.
plumb_packed *plumb_packed_create(int64_t k, int64_t n);
int plumb_packed_fill(plumb_packed *packed, const float *b, int transposed);
void plumb_packed_destroy(plumb_packed *packed);

// a (M, K) bfloat16 times packed weights.
int plumb_onednn_multiply_packed(int64_t m, const uint16_t *a, const plumb_packed *packed,
                                 float *c, int accumulate);
// a and b bfloat16, contiguous; (K, M) and (N, K) when transposed.
int plumb_onednn_multiply_bfloat16(int transpose_a, int transpose_b, int64_t m, int64_t n,
                                   int64_t k, const uint16_t *a, const uint16_t *b, float *c,
                                   int accumulate);

// "2.6.3"
const char *plumb_onednn_version(void);

#ifdef __cplusplus
}
#endif
