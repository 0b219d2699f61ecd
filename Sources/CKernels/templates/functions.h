// exp, log, tanh and the logistic function for REAL. The float versions are branch-free polynomials
// that vectorise; the double ones are libm's, the plain version that the float ones are checked
// against.
#if PLUMB_SINGLE
PLUMB_INLINE float FN(exponential)(float x) {
  // exp(x) = 2^n exp(r), |r| <= ln(2) / 2 (Cody and Waite); degree-6 polynomial, about 1 ulp.
  x = x < -87.0f ? -87.0f : x;
  x = x > 88.0f ? 88.0f : x;
  float n = __builtin_floorf(x * 1.44269504088896341f + 0.5f);
  float r = x - n * 0.693359375f + n * 2.12194440e-4f;
  float p = 1.9875691500e-4f;
  p = p * r + 1.3981999507e-3f;
  p = p * r + 8.3334519073e-3f;
  p = p * r + 4.1665795894e-2f;
  p = p * r + 1.6666665459e-1f;
  p = p * r + 5.0000001201e-1f;
  p = p * r * r + r + 1.0f;
  union {
    int32_t i;
    float f;
  } power = {((int32_t)n + 127) << 23};
  return p * power.f;
}
PLUMB_INLINE float FN(hyperbolic)(float x) {
  // Rational minimax approximation of degree 13 / 6 on [-7.9, 7.9]; a few ulp.
  x = x < -7.90531110763549805f ? -7.90531110763549805f : x;
  x = x > 7.90531110763549805f ? 7.90531110763549805f : x;
  float s = x * x;
  float p = -2.76076847742355e-16f;
  p = p * s + 2.00018790482477e-13f;
  p = p * s + -8.60467152213735e-11f;
  p = p * s + 5.12229709037114e-08f;
  p = p * s + 1.48572235717979e-05f;
  p = p * s + 6.37261928875436e-04f;
  p = p * s + 4.89352455891786e-03f;
  float q = 1.19825839466702e-06f;
  q = q * s + 1.18534705686654e-04f;
  q = q * s + 2.26843463243900e-03f;
  q = q * s + 4.89352518554385e-03f;
  return x * p / q;
}
PLUMB_INLINE float FN(logistic)(float x) { return 0.5f * FN(hyperbolic)(0.5f * x) + 0.5f; }
PLUMB_INLINE float FN(logarithm)(float x) {
  // log(x) = n ln(2) + log(1 + r), 1 + r in [sqrt(1/2), sqrt(2)); degree-8 polynomial after Cephes,
  // about 1 ulp. For normal positive x.
  union {
    float f;
    int32_t i;
  } bits = {x};
  int32_t above = bits.i - 0x3f3504f3, n = above >> 23;
  bits.i = (above & 0x007fffff) + 0x3f3504f3;
  float r = bits.f - 1.0f, s = r * r, e = (float)n;
  float p = 7.0376836292e-2f;
  p = p * r + -1.1514610310e-1f;
  p = p * r + 1.1676998740e-1f;
  p = p * r + -1.2420140846e-1f;
  p = p * r + 1.4249322787e-1f;
  p = p * r + -1.6668057665e-1f;
  p = p * r + 2.0000714765e-1f;
  p = p * r + -2.4999993993e-1f;
  p = p * r + 3.3333331174e-1f;
  float y = p * r * s + e * -2.12194440e-4f - 0.5f * s;
  return r + y + e * 0.693359375f;
}
#else
PLUMB_INLINE double FN(exponential)(double x) { return exp(x); }
PLUMB_INLINE double FN(hyperbolic)(double x) { return tanh(x); }
PLUMB_INLINE double FN(logistic)(double x) { return 1.0 / (1.0 + exp(-x)); }
PLUMB_INLINE double FN(logarithm)(double x) { return log(x); }
#endif
// The instruction itself: sqrt() would have to set errno, which keeps a loop scalar.
PLUMB_INLINE REAL FN(square_root)(REAL x) { return __builtin_elementwise_sqrt(x); }
