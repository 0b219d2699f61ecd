// exp, tanh and the logistic function for REAL. The float versions are branch-free polynomials that
// vectorise; the double ones are libm's, the plain version that the float ones are checked against.
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
#else
PLUMB_INLINE double FN(exponential)(double x) { return exp(x); }
PLUMB_INLINE double FN(hyperbolic)(double x) { return tanh(x); }
PLUMB_INLINE double FN(logistic)(double x) { return 1.0 / (1.0 + exp(-x)); }
#endif
