// The gates of one time step (Zaremba et al. 2014, section 3):
//   (i, f, o, g) = (sigm, sigm, sigm, tanh)(z + b), c = f c' + i g, h = o tanh(c).
typedef struct {
  REAL *z, *h, *c, *dc, *dh_prev;
  const REAL *bias, *h_prev, *c_prev, *c_now, *dh;
  const int32_t *lengths;
  int64_t hidden, t;
} FN(gates);

PLUMB_CLONES void FN(plumb_lstm_forward_part)(void *p, int64_t begin, int64_t end) {
  const FN(gates) *s = p;
  int64_t H = s->hidden;
  for (int64_t b = begin; b < end; b++) {
    REAL *restrict h = s->h + b * H, *restrict c = s->c + b * H;
    const REAL *h0 = s->h_prev ? s->h_prev + b * H : 0;
    const REAL *c0 = s->c_prev ? s->c_prev + b * H : 0;
    if (s->lengths && s->t >= s->lengths[b]) {  // padding: the state stands still
      for (int64_t j = 0; j < H; j++) {
        h[j] = h0 ? h0[j] : 0;
        c[j] = c0 ? c0[j] : 0;
      }
      continue;
    }
    REAL *restrict zi = s->z + b * 4 * H, *restrict zf = zi + H, *restrict zo = zf + H,
                  *restrict zg = zo + H;
    const REAL *bi = s->bias, *bf = bi + H, *bo = bf + H, *bg = bo + H;
    if (c0)
      for (int64_t j = 0; j < H; j++) {
        REAL i = FN(logistic)(zi[j] + bi[j]), f = FN(logistic)(zf[j] + bf[j]);
        REAL o = FN(logistic)(zo[j] + bo[j]), g = FN(hyperbolic)(zg[j] + bg[j]);
        REAL cell = f * c0[j] + i * g;
        zi[j] = i, zf[j] = f, zo[j] = o, zg[j] = g;
        c[j] = cell;
        h[j] = o * FN(hyperbolic)(cell);
      }
    else
      for (int64_t j = 0; j < H; j++) {
        REAL i = FN(logistic)(zi[j] + bi[j]), f = FN(logistic)(zf[j] + bf[j]);
        REAL o = FN(logistic)(zo[j] + bo[j]), g = FN(hyperbolic)(zg[j] + bg[j]);
        REAL cell = i * g;
        zi[j] = i, zf[j] = f, zo[j] = o, zg[j] = g;
        c[j] = cell;
        h[j] = o * FN(hyperbolic)(cell);
      }
  }
}

PLUMB_CLONES void FN(plumb_lstm_backward_part)(void *p, int64_t begin, int64_t end) {
  const FN(gates) *s = p;
  int64_t H = s->hidden;
  for (int64_t b = begin; b < end; b++) {
    REAL *restrict zi = s->z + b * 4 * H, *restrict zf = zi + H, *restrict zo = zf + H,
                  *restrict zg = zo + H;
    REAL *restrict dc = s->dc + b * H, *restrict dh_prev = s->dh_prev + b * H;
    const REAL *dh = s->dh + b * H;
    if (s->lengths && s->t >= s->lengths[b]) {
      for (int64_t j = 0; j < H; j++) {
        zi[j] = zf[j] = zo[j] = zg[j] = 0;
        dh_prev[j] = dh[j];
      }
      continue;
    }
    const REAL *c = s->c_now + b * H, *c0 = s->c_prev ? s->c_prev + b * H : 0;
    for (int64_t j = 0; j < H; j++) {
      REAL i = zi[j], f = zf[j], o = zo[j], g = zg[j];
      REAL u = FN(hyperbolic)(c[j]);
      REAL d = dc[j] + dh[j] * o * (1 - u * u);
      zo[j] = dh[j] * u * o * (1 - o);
      zi[j] = d * g * i * (1 - i);
      zg[j] = d * i * (1 - g * g);
      zf[j] = d * f * (1 - f);
      dc[j] = d * f;
      dh_prev[j] = 0;
    }
    if (c0)
      for (int64_t j = 0; j < H; j++) zf[j] *= c0[j];
    else
      for (int64_t j = 0; j < H; j++) zf[j] = 0;
  }
}

void FN(plumb_lstm_forward)(REAL *z, const REAL *bias, const REAL *h_prev, const REAL *c_prev,
                            REAL *h, REAL *c, int64_t batch, int64_t hidden,
                            const int32_t *lengths, int64_t t) {
  FN(gates) s = {.z = z, .bias = bias, .h_prev = h_prev, .c_prev = c_prev, .h = h, .c = c,
                 .hidden = hidden, .lengths = lengths, .t = t};
  plumb_parallel(batch, batch * hidden * 16, FN(plumb_lstm_forward_part), &s);
}
void FN(plumb_lstm_backward)(REAL *z, const REAL *c_prev, const REAL *c, const REAL *dh, REAL *dc,
                             REAL *dh_prev, int64_t batch, int64_t hidden, const int32_t *lengths,
                             int64_t t) {
  FN(gates) s = {.z = z, .c_prev = c_prev, .c_now = c, .dh = dh, .dc = dc, .dh_prev = dh_prev,
                 .hidden = hidden, .lengths = lengths, .t = t};
  plumb_parallel(batch, batch * hidden * 16, FN(plumb_lstm_backward_part), &s);
}
