#include "plumb_onednn.h"
