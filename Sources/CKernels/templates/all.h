// Every kernel for the element type REAL; FN appends the suffix of that type.
#include "functions.h"
#include "elementwise.h"
#include "random.h"
#include "lstm.h"
#include "softmax.h"
#include "attention.h"
#include "optimiser.h"
#include "product.h"
