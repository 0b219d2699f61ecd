#include <math.h>
#include <stdlib.h>
#include "parallel.h"
#define REAL double
#define FN(name) name##_f64
#define PLUMB_SINGLE 0
PLUMB_INLINE double square_root_f64(double x) { return __builtin_sqrt(x); }
#include "templates/all.h"
