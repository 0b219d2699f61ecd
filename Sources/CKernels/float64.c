#include <math.h>
#include <stdlib.h>
#include "parallel.h"
#include "philox.h"
#define REAL double
#define FN(name) name##_f64
#define PLUMB_SINGLE 0
#include "templates/all.h"
