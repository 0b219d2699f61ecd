// Element-wise loops over flat arrays, and row gathers.
typedef struct {
  REAL *y;
  const REAL *a, *b;
  REAL factor;
  int accumulate;
} FN(flat);

PLUMB_CLONES void FN(plumb_fill_part)(void *p, int64_t begin, int64_t end) {
  const FN(flat) *s = p;
  for (int64_t i = begin; i < end; i++) s->y[i] = s->factor;
}
PLUMB_CLONES void FN(plumb_copy_part)(void *p, int64_t begin, int64_t end) {
  const FN(flat) *s = p;
  REAL *restrict y = s->y;
  const REAL *restrict x = s->a;
  if (s->accumulate)
    for (int64_t i = begin; i < end; i++) y[i] += x[i];
  else
    for (int64_t i = begin; i < end; i++) y[i] = x[i];
}
PLUMB_CLONES void FN(plumb_scale_part)(void *p, int64_t begin, int64_t end) {
  const FN(flat) *s = p;
  REAL *restrict y = s->y;
  REAL factor = s->factor;
  for (int64_t i = begin; i < end; i++) y[i] *= factor;
}
PLUMB_CLONES void FN(plumb_multiply_part)(void *p, int64_t begin, int64_t end) {
  const FN(flat) *s = p;
  REAL *y = s->y;
  const REAL *a = s->a, *b = s->b;
  if (s->accumulate)
    for (int64_t i = begin; i < end; i++) y[i] += a[i] * b[i];
  else
    for (int64_t i = begin; i < end; i++) y[i] = a[i] * b[i];
}
PLUMB_CLONES void FN(plumb_tanh_part)(void *p, int64_t begin, int64_t end) {
  const FN(flat) *s = p;
  REAL *y = s->y;
  const REAL *x = s->a;
  for (int64_t i = begin; i < end; i++) y[i] = FN(hyperbolic)(x[i]);
}
PLUMB_CLONES void FN(plumb_tanh_backward_part)(void *p, int64_t begin, int64_t end) {
  const FN(flat) *s = p;
  REAL *dx = s->y;
  const REAL *dy = s->a, *y = s->b;
  if (s->accumulate)
    for (int64_t i = begin; i < end; i++) dx[i] += dy[i] * (1 - y[i] * y[i]);
  else
    for (int64_t i = begin; i < end; i++) dx[i] = dy[i] * (1 - y[i] * y[i]);
}

void FN(plumb_fill)(REAL *y, double value, int64_t n) {
  FN(flat) s = {.y = y, .factor = (REAL)value};
  plumb_parallel(n, n, FN(plumb_fill_part), &s);
}
void FN(plumb_copy)(REAL *y, const REAL *x, int64_t n, int accumulate) {
  FN(flat) s = {.y = y, .a = x, .accumulate = accumulate};
  plumb_parallel(n, n, FN(plumb_copy_part), &s);
}
void FN(plumb_scale)(REAL *y, double factor, int64_t n) {
  FN(flat) s = {.y = y, .factor = (REAL)factor};
  plumb_parallel(n, n, FN(plumb_scale_part), &s);
}
void FN(plumb_multiply)(REAL *y, const REAL *a, const REAL *b, int64_t n, int accumulate) {
  FN(flat) s = {.y = y, .a = a, .b = b, .accumulate = accumulate};
  plumb_parallel(n, n, FN(plumb_multiply_part), &s);
}
void FN(plumb_tanh)(REAL *y, const REAL *x, int64_t n) {
  FN(flat) s = {.y = y, .a = x};
  plumb_parallel(n, n * 4, FN(plumb_tanh_part), &s);
}
void FN(plumb_tanh_backward)(REAL *dx, const REAL *dy, const REAL *y, int64_t n, int accumulate) {
  FN(flat) s = {.y = dx, .a = dy, .b = y, .accumulate = accumulate};
  plumb_parallel(n, n, FN(plumb_tanh_backward_part), &s);
}

typedef struct {
  REAL *y;
  const REAL *x;
  const int32_t *index;
  int64_t rows, columns, y_stride, x_stride;
  int accumulate;
} FN(matrix);

PLUMB_CLONES void FN(plumb_add_bias_part)(void *p, int64_t begin, int64_t end) {
  const FN(matrix) *s = p;
  for (int64_t r = begin; r < end; r++) {
    REAL *restrict y = s->y + r * s->columns;
    const REAL *restrict x = s->x;
    for (int64_t c = 0; c < s->columns; c++) y[c] += x[c];
  }
}
// Columns are shared out, rows added in order: the same sums on any number of threads.
PLUMB_CLONES void FN(plumb_column_sums_part)(void *p, int64_t begin, int64_t end) {
  const FN(matrix) *s = p;
  int64_t first = begin * 16, last = end * 16 < s->columns ? end * 16 : s->columns;
  REAL *restrict y = s->y;
  for (int64_t r = 0; r < s->rows; r++) {
    const REAL *restrict x = s->x + r * s->columns;
    for (int64_t c = first; c < last; c++) y[c] += x[c];
  }
}
PLUMB_CLONES void FN(plumb_copy_columns_part)(void *p, int64_t begin, int64_t end) {
  const FN(matrix) *s = p;
  for (int64_t r = begin; r < end; r++) {
    REAL *restrict y = s->y + r * s->y_stride;
    const REAL *restrict x = s->x + r * s->x_stride;
    if (s->accumulate)
      for (int64_t c = 0; c < s->columns; c++) y[c] += x[c];
    else
      for (int64_t c = 0; c < s->columns; c++) y[c] = x[c];
  }
}
PLUMB_CLONES void FN(plumb_gather_rows_part)(void *p, int64_t begin, int64_t end) {
  const FN(matrix) *s = p;
  for (int64_t r = begin; r < end; r++) {
    REAL *restrict y = s->y + r * s->columns;
    if (s->index[r] < 0) {
      for (int64_t c = 0; c < s->columns; c++) y[c] = 0;
      continue;
    }
    const REAL *restrict x = s->x + (int64_t)s->index[r] * s->columns;
    for (int64_t c = 0; c < s->columns; c++) y[c] = x[c];
  }
}
// As for the sums: columns are shared out, so that two rows with one index never race.
PLUMB_CLONES void FN(plumb_scatter_add_rows_part)(void *p, int64_t begin, int64_t end) {
  const FN(matrix) *s = p;
  int64_t first = begin * 16, last = end * 16 < s->columns ? end * 16 : s->columns;
  for (int64_t r = 0; r < s->rows; r++) {
    if (s->index[r] < 0) continue;
    REAL *restrict y = s->y + (int64_t)s->index[r] * s->columns;
    const REAL *restrict x = s->x + r * s->columns;
    for (int64_t c = first; c < last; c++) y[c] += x[c];
  }
}

void FN(plumb_add_bias)(REAL *y, const REAL *bias, int64_t rows, int64_t columns) {
  FN(matrix) s = {.y = y, .x = bias, .rows = rows, .columns = columns};
  plumb_parallel(rows, rows * columns, FN(plumb_add_bias_part), &s);
}
void FN(plumb_column_sums)(REAL *dbias, const REAL *dy, int64_t rows, int64_t columns) {
  FN(matrix) s = {.y = dbias, .x = dy, .rows = rows, .columns = columns};
  plumb_parallel((columns + 15) / 16, rows * columns, FN(plumb_column_sums_part), &s);
}
void FN(plumb_copy_columns)(REAL *y, int64_t y_stride, const REAL *x, int64_t x_stride,
                            int64_t rows, int64_t columns, int accumulate) {
  FN(matrix) s = {.y = y, .x = x, .rows = rows, .columns = columns, .y_stride = y_stride,
                  .x_stride = x_stride, .accumulate = accumulate};
  plumb_parallel(rows, rows * columns, FN(plumb_copy_columns_part), &s);
}
void FN(plumb_gather_rows)(REAL *y, const REAL *table, const int32_t *index, int64_t rows,
                           int64_t columns) {
  FN(matrix) s = {.y = y, .x = table, .index = index, .rows = rows, .columns = columns};
  plumb_parallel(rows, rows * columns, FN(plumb_gather_rows_part), &s);
}
void FN(plumb_scatter_add_rows)(REAL *table, const REAL *y, const int32_t *index, int64_t rows,
                                int64_t columns) {
  FN(matrix) s = {.y = table, .x = y, .index = index, .rows = rows, .columns = columns};
  plumb_parallel((columns + 15) / 16, rows * columns, FN(plumb_scatter_add_rows_part), &s);
}
