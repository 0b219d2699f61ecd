// Element-wise and row-wise loops of Plumb: the only C of the project that computes.
//
// Every kernel exists for float and for double; `kind` picks one (0 float, 1 double) and the `void *`
// arguments point at elements of that kind. Matrices are row-major and contiguous. Loops run on
// OpenMP's threads (the ones oneDNN uses); each output element is computed by one thread in one
// order, so results do not depend on the number of threads.
#pragma once
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// Threads ---------------------------------------------------------------------------------------
// For all threads of the process that call kernels or products, not only the calling one.
void plumb_set_threads(int threads);
// The number in force. OpenMP keeps it for each calling thread: to be called before work is handed to
// another user of OpenMP, so that this thread has the number too.
int plumb_threads(void);

typedef void (*plumb_task)(void *context, int index);
// Runs tasks 0..<count at the same time, a thread each; kernels and products within a task stay on its
// thread.
void plumb_side_by_side(int count, plumb_task task, void *context);

// Element-wise ----------------------------------------------------------------------------------
void plumb_fill(int kind, void *y, double value, int64_t n);
// y = x or y += x
void plumb_copy(int kind, void *y, const void *x, int64_t n, int accumulate);
void plumb_scale(int kind, void *y, double factor, int64_t n);
// y (+)= a * b
void plumb_multiply(int kind, void *y, const void *a, const void *b, int64_t n, int accumulate);
void plumb_tanh(int kind, void *y, const void *x, int64_t n);
// dx (+)= dy * (1 - y^2)
void plumb_tanh_backward(int kind, void *dx, const void *dy, const void *y, int64_t n,
                         int accumulate);
// y[r, c] += bias[c]
void plumb_add_bias(int kind, void *y, const void *bias, int64_t rows, int64_t columns);
// dbias[c] += sum over r of dy[r, c]
void plumb_column_sums(int kind, void *dbias, const void *dy, int64_t rows, int64_t columns);
// y[r, yOffset + c] (+)= x[r, xOffset + c] for c < columns; strides in elements
void plumb_copy_columns(int kind, void *y, int64_t y_stride, const void *x, int64_t x_stride,
                        int64_t rows, int64_t columns, int accumulate);
// y[r] = table[index[r]]; a negative index gives a row of zeros
void plumb_gather_rows(int kind, void *y, const void *table, const int32_t *index, int64_t rows,
                       int64_t columns);
// table[index[r]] += y[r]; negative indices are skipped
void plumb_scatter_add_rows(int kind, void *table, const void *y, const int32_t *index,
                            int64_t rows, int64_t columns);

// Random numbers: Philox4x32-10, element i of stream (seed, site, update) -------------------------
// The four words of one block: counter (block, update low, site, update high), key (seed low, high).
// Element i of a stream comes from word i % 4 of block i / 4, so a stream has 2^34 elements.
void plumb_random_words(uint64_t seed, uint32_t site, uint64_t update, uint32_t block,
                        uint32_t out[4]);
// 0 with probability p, else 1 / (1 - p)
void plumb_dropout_mask(int kind, void *mask, int64_t n, double p, uint64_t seed, uint32_t site,
                        uint64_t update);
void plumb_uniform(int kind, void *y, int64_t n, double low, double high, uint64_t seed,
                   uint32_t site, uint64_t update);
// Normal with mean 0; nothing lies beyond 5.8 deviations.
void plumb_normal(int kind, void *y, int64_t n, double deviation, uint64_t seed, uint32_t site,
                  uint64_t update);

// LSTM: gates in the order input, forget, output, candidate; rows hold (i, f, o, g) of H each ------
// z: (B, 4H) pre-activations without bias on entry, activations on return. h, c: (B, H).
// Rows with t >= lengths[b] keep h_prev, c_prev (lengths may be NULL: all rows are active).
// h_prev, c_prev may be NULL: zero.
void plumb_lstm_forward(int kind, void *z, const void *bias, const void *h_prev,
                        const void *c_prev, void *h, void *c, int64_t batch, int64_t hidden,
                        const int32_t *lengths, int64_t t);
// dh: (B, H) in: gradient of h_t. z: activations on entry, dz on return. dc: gradient of c_t on
// entry, of c_(t-1) on return. dh_prev: 0 for active rows, dh for rows that stand still.
void plumb_lstm_backward(int kind, void *z, const void *c_prev, const void *c, const void *dh,
                         void *dc, void *dh_prev, int64_t batch, int64_t hidden,
                         const int32_t *lengths, int64_t t);

// Softmax ---------------------------------------------------------------------------------------
// For each row: nll[r] = -log softmax(x)[target], smooth[r] = mean over the vocabulary of -log
// softmax(x). If gradient is nonzero x becomes scale * (softmax(x) - q), where q puts 1 - smoothing
// on the target and smoothing / columns everywhere. A negative target: no loss and no gradient.
void plumb_softmax_cross_entropy(int kind, void *x, const int32_t *targets, double *nll,
                                 double *smooth, int64_t rows, int64_t columns, double smoothing,
                                 double scale, int gradient);
// y = log softmax(x), row by row
void plumb_log_softmax(int kind, void *y, const void *x, int64_t rows, int64_t columns);
// For each row the k largest elements as they are, largest first, ties to the lower index.
void plumb_largest(int kind, const void *x, int64_t rows, int64_t columns, int64_t k,
                   int32_t *index, void *value);
// y = log(mean over m of exp(x[m])) for `models` arrays of n log-probabilities
void plumb_log_mean_exp(int kind, void *y, const void *const *x, int64_t models, int64_t n);

// Connectionist temporal classification -----------------------------------------------------------
// x: logits (T, B, V), time-major; the last class is the blank. Utterance b has the frames below
// lengths[b], at least one, and labels[starts[b]] to before labels[starts[b + 1]]; it must have a
// frame for each label and one more between equal ones. nll[b] = -log p(labels). If gradient is
// nonzero x becomes the gradient times scale. `plain` computes in logarithms throughout.
void plumb_ctc(int kind, void *x, const int32_t *labels, const int64_t *starts,
               const int32_t *lengths, double *nll, int64_t steps, int64_t batch, int64_t columns,
               double scale, int gradient, int plain);

// Attention -------------------------------------------------------------------------------------
// q: (T, B, D), k: (S, B, D), v: (S, B, A), w: (T, B, S), context: (T, B, A).
// share: row b of q reads row b / share of k and v (the hypotheses of one sentence in a beam).
// Positions s >= lengths[b] have weight zero (lengths may be NULL).
void plumb_dot_attention(int kind, const void *q, const void *k, const void *v,
                         const int32_t *lengths, void *w, void *context, int64_t steps,
                         int64_t batch, int64_t source, int64_t key, int64_t width, int64_t share);
void plumb_dot_attention_backward(int kind, const void *q, const void *k, const void *v,
                                  const int32_t *lengths, const void *w, const void *dcontext,
                                  void *dq, void *dk, void *dv, int64_t steps, int64_t batch,
                                  int64_t source, int64_t key, int64_t width);
// Additive: score = u . tanh(q + k).
void plumb_additive_attention(int kind, const void *q, const void *k, const void *v,
                              const void *u, const int32_t *lengths, void *w, void *context,
                              int64_t steps, int64_t batch, int64_t source, int64_t key,
                              int64_t width, int64_t share);
// du: (B, D), one partial row a sentence: added up in order by the caller.
void plumb_additive_attention_backward(int kind, const void *q, const void *k, const void *v,
                                       const void *u, const int32_t *lengths, const void *w,
                                       const void *dcontext, void *dq, void *dk, void *dv,
                                       void *du, int64_t steps, int64_t batch, int64_t source,
                                       int64_t key, int64_t width);

// Optimiser -------------------------------------------------------------------------------------
// Sum of squares in fixed chunks, added in order.
double plumb_sum_of_squares(int kind, const void *x, int64_t n);
// w -= rate * (factor * g + decay * w); with momentum != 0: m = momentum * m + factor*g + decay*w,
// w -= rate * m
void plumb_sgd(int kind, void *w, const void *g, void *m, int64_t n, double rate, double factor,
               double momentum, double decay);
// Adam with decoupled weight decay (AdamW); correction1/2 = 1 - beta^t
void plumb_adam(int kind, void *w, const void *g, void *m, void *v, int64_t n, double rate,
                double factor, double beta1, double beta2, double epsilon, double correction1,
                double correction2, double decay);
// average = keep * average + (1 - keep) * w
void plumb_moving_average(int kind, void *average, const void *w, int64_t n, double keep);

// Products --------------------------------------------------------------------------------------
// The plain product, c (M, N) = op(a) op(b) (+ c): the reference for the fast ones, and the product
// of double precision.
void plumb_plain_product(int kind, int transpose_a, int transpose_b, int64_t m, int64_t n,
                         int64_t k, const void *a, int64_t lda, const void *b, int64_t ldb,
                         void *c, int64_t ldc, int accumulate);
// c (M, N) = a (M, K) b^T (+ c) with b (N, K) for 1 to 6 rows; returns 0 and does nothing for other
// numbers of rows.
int plumb_few_rows_product(int64_t m, int64_t n, int64_t k, const float *a, const float *b,
                           float *c, int accumulate);
// Rounds to bfloat16, to nearest even.
void plumb_to_bfloat16(uint16_t *y, const float *x, int64_t n);

#ifdef __cplusplus
}
#endif
