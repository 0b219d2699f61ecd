#include "plumb_sentencepiece.h"
