#include "plumb_kernels.h"
