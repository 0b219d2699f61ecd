// One entry a kernel: picks the element type. The `void *` of the header become typed pointers here.
#include "plumb_kernels.h"

void plumb_fill_f32(float *y, double value, int64_t n);
void plumb_fill_f64(double *y, double value, int64_t n);
void plumb_fill(int kind, void *y, double value, int64_t n) {
  if (kind == 0)
    plumb_fill_f32(y, value, n);
  else
    plumb_fill_f64(y, value, n);
}

void plumb_copy_f32(float *y, const float *x, int64_t n, int accumulate);
void plumb_copy_f64(double *y, const double *x, int64_t n, int accumulate);
void plumb_copy(int kind, void *y, const void *x, int64_t n, int accumulate) {
  if (kind == 0)
    plumb_copy_f32(y, x, n, accumulate);
  else
    plumb_copy_f64(y, x, n, accumulate);
}

void plumb_scale_f32(float *y, double factor, int64_t n);
void plumb_scale_f64(double *y, double factor, int64_t n);
void plumb_scale(int kind, void *y, double factor, int64_t n) {
  if (kind == 0)
    plumb_scale_f32(y, factor, n);
  else
    plumb_scale_f64(y, factor, n);
}

void plumb_multiply_f32(float *y, const float *a, const float *b, int64_t n, int accumulate);
void plumb_multiply_f64(double *y, const double *a, const double *b, int64_t n, int accumulate);
void plumb_multiply(int kind, void *y, const void *a, const void *b, int64_t n, int accumulate) {
  if (kind == 0)
    plumb_multiply_f32(y, a, b, n, accumulate);
  else
    plumb_multiply_f64(y, a, b, n, accumulate);
}

void plumb_tanh_f32(float *y, const float *x, int64_t n);
void plumb_tanh_f64(double *y, const double *x, int64_t n);
void plumb_tanh(int kind, void *y, const void *x, int64_t n) {
  if (kind == 0)
    plumb_tanh_f32(y, x, n);
  else
    plumb_tanh_f64(y, x, n);
}

void plumb_tanh_backward_f32(float *dx, const float *dy, const float *y, int64_t n, int accumulate);
void plumb_tanh_backward_f64(double *dx, const double *dy, const double *y, int64_t n, int accumulate);
void plumb_tanh_backward(int kind, void *dx, const void *dy, const void *y, int64_t n, int accumulate) {
  if (kind == 0)
    plumb_tanh_backward_f32(dx, dy, y, n, accumulate);
  else
    plumb_tanh_backward_f64(dx, dy, y, n, accumulate);
}

void plumb_add_bias_f32(float *y, const float *bias, int64_t rows, int64_t columns);
void plumb_add_bias_f64(double *y, const double *bias, int64_t rows, int64_t columns);
void plumb_add_bias(int kind, void *y, const void *bias, int64_t rows, int64_t columns) {
  if (kind == 0)
    plumb_add_bias_f32(y, bias, rows, columns);
  else
    plumb_add_bias_f64(y, bias, rows, columns);
}

void plumb_column_sums_f32(float *dbias, const float *dy, int64_t rows, int64_t columns);
void plumb_column_sums_f64(double *dbias, const double *dy, int64_t rows, int64_t columns);
void plumb_column_sums(int kind, void *dbias, const void *dy, int64_t rows, int64_t columns) {
  if (kind == 0)
    plumb_column_sums_f32(dbias, dy, rows, columns);
  else
    plumb_column_sums_f64(dbias, dy, rows, columns);
}

void plumb_copy_columns_f32(float *y, int64_t y_stride, const float *x, int64_t x_stride, int64_t rows, int64_t columns, int accumulate);
void plumb_copy_columns_f64(double *y, int64_t y_stride, const double *x, int64_t x_stride, int64_t rows, int64_t columns, int accumulate);
void plumb_copy_columns(int kind, void *y, int64_t y_stride, const void *x, int64_t x_stride, int64_t rows, int64_t columns, int accumulate) {
  if (kind == 0)
    plumb_copy_columns_f32(y, y_stride, x, x_stride, rows, columns, accumulate);
  else
    plumb_copy_columns_f64(y, y_stride, x, x_stride, rows, columns, accumulate);
}

void plumb_gather_rows_f32(float *y, const float *table, const int32_t *index, int64_t rows, int64_t columns);
void plumb_gather_rows_f64(double *y, const double *table, const int32_t *index, int64_t rows, int64_t columns);
void plumb_gather_rows(int kind, void *y, const void *table, const int32_t *index, int64_t rows, int64_t columns) {
  if (kind == 0)
    plumb_gather_rows_f32(y, table, index, rows, columns);
  else
    plumb_gather_rows_f64(y, table, index, rows, columns);
}

void plumb_scatter_add_rows_f32(float *table, const float *y, const int32_t *index, int64_t rows, int64_t columns);
void plumb_scatter_add_rows_f64(double *table, const double *y, const int32_t *index, int64_t rows, int64_t columns);
void plumb_scatter_add_rows(int kind, void *table, const void *y, const int32_t *index, int64_t rows, int64_t columns) {
  if (kind == 0)
    plumb_scatter_add_rows_f32(table, y, index, rows, columns);
  else
    plumb_scatter_add_rows_f64(table, y, index, rows, columns);
}

void plumb_dropout_mask_f32(float *mask, int64_t n, double p, uint64_t seed, uint32_t site, uint64_t update);
void plumb_dropout_mask_f64(double *mask, int64_t n, double p, uint64_t seed, uint32_t site, uint64_t update);
void plumb_dropout_mask(int kind, void *mask, int64_t n, double p, uint64_t seed, uint32_t site, uint64_t update) {
  if (kind == 0)
    plumb_dropout_mask_f32(mask, n, p, seed, site, update);
  else
    plumb_dropout_mask_f64(mask, n, p, seed, site, update);
}

void plumb_uniform_f32(float *y, int64_t n, double low, double high, uint64_t seed, uint32_t site, uint64_t update);
void plumb_uniform_f64(double *y, int64_t n, double low, double high, uint64_t seed, uint32_t site, uint64_t update);
void plumb_uniform(int kind, void *y, int64_t n, double low, double high, uint64_t seed, uint32_t site, uint64_t update) {
  if (kind == 0)
    plumb_uniform_f32(y, n, low, high, seed, site, update);
  else
    plumb_uniform_f64(y, n, low, high, seed, site, update);
}

void plumb_normal_f32(float *y, int64_t n, double deviation, uint64_t seed, uint32_t site,
                      uint64_t update);
void plumb_normal_f64(double *y, int64_t n, double deviation, uint64_t seed, uint32_t site,
                      uint64_t update);
void plumb_normal(int kind, void *y, int64_t n, double deviation, uint64_t seed, uint32_t site,
                  uint64_t update) {
  if (kind == 0)
    plumb_normal_f32(y, n, deviation, seed, site, update);
  else
    plumb_normal_f64(y, n, deviation, seed, site, update);
}

void plumb_lstm_forward_f32(float *z, const float *bias, const float *h_prev, const float *c_prev, float *h, float *c, int64_t batch, int64_t hidden, const int32_t *lengths, int64_t t);
void plumb_lstm_forward_f64(double *z, const double *bias, const double *h_prev, const double *c_prev, double *h, double *c, int64_t batch, int64_t hidden, const int32_t *lengths, int64_t t);
void plumb_lstm_forward(int kind, void *z, const void *bias, const void *h_prev, const void *c_prev, void *h, void *c, int64_t batch, int64_t hidden, const int32_t *lengths, int64_t t) {
  if (kind == 0)
    plumb_lstm_forward_f32(z, bias, h_prev, c_prev, h, c, batch, hidden, lengths, t);
  else
    plumb_lstm_forward_f64(z, bias, h_prev, c_prev, h, c, batch, hidden, lengths, t);
}

void plumb_lstm_backward_f32(float *z, const float *c_prev, const float *c, const float *dh, float *dc, float *dh_prev, int64_t batch, int64_t hidden, const int32_t *lengths, int64_t t);
void plumb_lstm_backward_f64(double *z, const double *c_prev, const double *c, const double *dh, double *dc, double *dh_prev, int64_t batch, int64_t hidden, const int32_t *lengths, int64_t t);
void plumb_lstm_backward(int kind, void *z, const void *c_prev, const void *c, const void *dh, void *dc, void *dh_prev, int64_t batch, int64_t hidden, const int32_t *lengths, int64_t t) {
  if (kind == 0)
    plumb_lstm_backward_f32(z, c_prev, c, dh, dc, dh_prev, batch, hidden, lengths, t);
  else
    plumb_lstm_backward_f64(z, c_prev, c, dh, dc, dh_prev, batch, hidden, lengths, t);
}

void plumb_softmax_cross_entropy_f32(float *x, const int32_t *targets, double *nll, double *smooth, int64_t rows, int64_t columns, double smoothing, double scale, int gradient);
void plumb_softmax_cross_entropy_f64(double *x, const int32_t *targets, double *nll, double *smooth, int64_t rows, int64_t columns, double smoothing, double scale, int gradient);
void plumb_softmax_cross_entropy(int kind, void *x, const int32_t *targets, double *nll, double *smooth, int64_t rows, int64_t columns, double smoothing, double scale, int gradient) {
  if (kind == 0)
    plumb_softmax_cross_entropy_f32(x, targets, nll, smooth, rows, columns, smoothing, scale, gradient);
  else
    plumb_softmax_cross_entropy_f64(x, targets, nll, smooth, rows, columns, smoothing, scale, gradient);
}

void plumb_ctc_f32(float *x, const int32_t *labels, const int64_t *starts, const int32_t *lengths,
                   double *nll, int64_t steps, int64_t batch, int64_t columns, double scale,
                   int gradient, int plain);
void plumb_ctc_f64(double *x, const int32_t *labels, const int64_t *starts, const int32_t *lengths,
                   double *nll, int64_t steps, int64_t batch, int64_t columns, double scale,
                   int gradient, int plain);
void plumb_ctc(int kind, void *x, const int32_t *labels, const int64_t *starts,
               const int32_t *lengths, double *nll, int64_t steps, int64_t batch, int64_t columns,
               double scale, int gradient, int plain) {
  if (kind == 0)
    plumb_ctc_f32(x, labels, starts, lengths, nll, steps, batch, columns, scale, gradient, plain);
  else
    plumb_ctc_f64(x, labels, starts, lengths, nll, steps, batch, columns, scale, gradient, plain);
}

void plumb_log_softmax_f32(float *y, const float *x, int64_t rows, int64_t columns);
void plumb_log_softmax_f64(double *y, const double *x, int64_t rows, int64_t columns);
void plumb_log_softmax(int kind, void *y, const void *x, int64_t rows, int64_t columns) {
  if (kind == 0)
    plumb_log_softmax_f32(y, x, rows, columns);
  else
    plumb_log_softmax_f64(y, x, rows, columns);
}

void plumb_largest_f32(const float *x, int64_t rows, int64_t columns, int64_t k, int32_t *index, float *value);
void plumb_largest_f64(const double *x, int64_t rows, int64_t columns, int64_t k, int32_t *index, double *value);
void plumb_largest(int kind, const void *x, int64_t rows, int64_t columns, int64_t k, int32_t *index, void *value) {
  if (kind == 0)
    plumb_largest_f32(x, rows, columns, k, index, value);
  else
    plumb_largest_f64(x, rows, columns, k, index, value);
}

void plumb_log_mean_exp_f32(float *y, const float *const *x, int64_t models, int64_t n);
void plumb_log_mean_exp_f64(double *y, const double *const *x, int64_t models, int64_t n);
void plumb_log_mean_exp(int kind, void *y, const void *const *x, int64_t models, int64_t n) {
  if (kind == 0)
    plumb_log_mean_exp_f32(y, (const float *const *)x, models, n);
  else
    plumb_log_mean_exp_f64(y, (const double *const *)x, models, n);
}

void plumb_dot_attention_f32(const float *q, const float *k, const float *v, const int32_t *lengths, float *w, float *context, int64_t steps, int64_t batch, int64_t source, int64_t key, int64_t width, int64_t share);
void plumb_dot_attention_f64(const double *q, const double *k, const double *v, const int32_t *lengths, double *w, double *context, int64_t steps, int64_t batch, int64_t source, int64_t key, int64_t width, int64_t share);
void plumb_dot_attention(int kind, const void *q, const void *k, const void *v, const int32_t *lengths, void *w, void *context, int64_t steps, int64_t batch, int64_t source, int64_t key, int64_t width, int64_t share) {
  if (kind == 0)
    plumb_dot_attention_f32(q, k, v, lengths, w, context, steps, batch, source, key, width, share);
  else
    plumb_dot_attention_f64(q, k, v, lengths, w, context, steps, batch, source, key, width, share);
}

void plumb_dot_attention_backward_f32(const float *q, const float *k, const float *v, const int32_t *lengths, const float *w, const float *dcontext, float *dq, float *dk, float *dv, int64_t steps, int64_t batch, int64_t source, int64_t key, int64_t width);
void plumb_dot_attention_backward_f64(const double *q, const double *k, const double *v, const int32_t *lengths, const double *w, const double *dcontext, double *dq, double *dk, double *dv, int64_t steps, int64_t batch, int64_t source, int64_t key, int64_t width);
void plumb_dot_attention_backward(int kind, const void *q, const void *k, const void *v, const int32_t *lengths, const void *w, const void *dcontext, void *dq, void *dk, void *dv, int64_t steps, int64_t batch, int64_t source, int64_t key, int64_t width) {
  if (kind == 0)
    plumb_dot_attention_backward_f32(q, k, v, lengths, w, dcontext, dq, dk, dv, steps, batch, source, key, width);
  else
    plumb_dot_attention_backward_f64(q, k, v, lengths, w, dcontext, dq, dk, dv, steps, batch, source, key, width);
}

void plumb_additive_attention_f32(const float *q, const float *k, const float *v, const float *u, const int32_t *lengths, float *w, float *context, int64_t steps, int64_t batch, int64_t source, int64_t key, int64_t width, int64_t share);
void plumb_additive_attention_f64(const double *q, const double *k, const double *v, const double *u, const int32_t *lengths, double *w, double *context, int64_t steps, int64_t batch, int64_t source, int64_t key, int64_t width, int64_t share);
void plumb_additive_attention(int kind, const void *q, const void *k, const void *v, const void *u, const int32_t *lengths, void *w, void *context, int64_t steps, int64_t batch, int64_t source, int64_t key, int64_t width, int64_t share) {
  if (kind == 0)
    plumb_additive_attention_f32(q, k, v, u, lengths, w, context, steps, batch, source, key, width, share);
  else
    plumb_additive_attention_f64(q, k, v, u, lengths, w, context, steps, batch, source, key, width, share);
}

void plumb_additive_attention_backward_f32(const float *q, const float *k, const float *v, const float *u, const int32_t *lengths, const float *w, const float *dcontext, float *dq, float *dk, float *dv, float *du, int64_t steps, int64_t batch, int64_t source, int64_t key, int64_t width);
void plumb_additive_attention_backward_f64(const double *q, const double *k, const double *v, const double *u, const int32_t *lengths, const double *w, const double *dcontext, double *dq, double *dk, double *dv, double *du, int64_t steps, int64_t batch, int64_t source, int64_t key, int64_t width);
void plumb_additive_attention_backward(int kind, const void *q, const void *k, const void *v, const void *u, const int32_t *lengths, const void *w, const void *dcontext, void *dq, void *dk, void *dv, void *du, int64_t steps, int64_t batch, int64_t source, int64_t key, int64_t width) {
  if (kind == 0)
    plumb_additive_attention_backward_f32(q, k, v, u, lengths, w, dcontext, dq, dk, dv, du, steps, batch, source, key, width);
  else
    plumb_additive_attention_backward_f64(q, k, v, u, lengths, w, dcontext, dq, dk, dv, du, steps, batch, source, key, width);
}

double plumb_sum_of_squares_f32(const float *x, int64_t n);
double plumb_sum_of_squares_f64(const double *x, int64_t n);
double plumb_sum_of_squares(int kind, const void *x, int64_t n) {
  return kind == 0 ? plumb_sum_of_squares_f32(x, n) : plumb_sum_of_squares_f64(x, n);
}

void plumb_sgd_f32(float *w, const float *g, float *m, int64_t n, double rate, double factor, double momentum, double decay);
void plumb_sgd_f64(double *w, const double *g, double *m, int64_t n, double rate, double factor, double momentum, double decay);
void plumb_sgd(int kind, void *w, const void *g, void *m, int64_t n, double rate, double factor, double momentum, double decay) {
  if (kind == 0)
    plumb_sgd_f32(w, g, m, n, rate, factor, momentum, decay);
  else
    plumb_sgd_f64(w, g, m, n, rate, factor, momentum, decay);
}

void plumb_adam_f32(float *w, const float *g, float *m, float *v, int64_t n, double rate, double factor, double beta1, double beta2, double epsilon, double correction1, double correction2, double decay);
void plumb_adam_f64(double *w, const double *g, double *m, double *v, int64_t n, double rate, double factor, double beta1, double beta2, double epsilon, double correction1, double correction2, double decay);
void plumb_adam(int kind, void *w, const void *g, void *m, void *v, int64_t n, double rate, double factor, double beta1, double beta2, double epsilon, double correction1, double correction2, double decay) {
  if (kind == 0)
    plumb_adam_f32(w, g, m, v, n, rate, factor, beta1, beta2, epsilon, correction1, correction2, decay);
  else
    plumb_adam_f64(w, g, m, v, n, rate, factor, beta1, beta2, epsilon, correction1, correction2, decay);
}

void plumb_moving_average_f32(float *average, const float *w, int64_t n, double keep);
void plumb_moving_average_f64(double *average, const double *w, int64_t n, double keep);
void plumb_moving_average(int kind, void *average, const void *w, int64_t n, double keep) {
  if (kind == 0)
    plumb_moving_average_f32(average, w, n, keep);
  else
    plumb_moving_average_f64(average, w, n, keep);
}

void plumb_plain_product_f32(int transpose_a, int transpose_b, int64_t m, int64_t n, int64_t k, const float *a, int64_t lda, const float *b, int64_t ldb, float *c, int64_t ldc, int accumulate);
void plumb_plain_product_f64(int transpose_a, int transpose_b, int64_t m, int64_t n, int64_t k, const double *a, int64_t lda, const double *b, int64_t ldb, double *c, int64_t ldc, int accumulate);
void plumb_plain_product(int kind, int transpose_a, int transpose_b, int64_t m, int64_t n, int64_t k, const void *a, int64_t lda, const void *b, int64_t ldb, void *c, int64_t ldc, int accumulate) {
  if (kind == 0)
    plumb_plain_product_f32(transpose_a, transpose_b, m, n, k, a, lda, b, ldb, c, ldc, accumulate);
  else
    plumb_plain_product_f64(transpose_a, transpose_b, m, n, k, a, lda, b, ldb, c, ldc, accumulate);
}
