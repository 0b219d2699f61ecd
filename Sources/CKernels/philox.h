// Philox4x32-10 (Salmon et al. 2011, "Parallel random numbers: as easy as 1, 2, 3").
#pragma once
#include "parallel.h"

// Eight blocks at a time, one a lane; a lane holds 32 bits, so that a product of two keeps all 64.
typedef uint64_t philox_lanes __attribute__((vector_size(64)));
enum { philox_words = 32 };

// words[4 i + j] becomes word j of the block with counter (first + i, update low, site, update
// high) under the key (seed low, seed high). The counter holds each part whole, so no two blocks of
// different streams coincide.
PLUMB_INLINE void plumb_philox(uint64_t seed, uint32_t site, uint64_t update, uint32_t first,
                               uint32_t words[philox_words]) {
  const uint64_t low = 0xFFFFFFFFu;
  philox_lanes zero = {0}, index = {0, 1, 2, 3, 4, 5, 6, 7};
  philox_lanes c0 = (index + first) & low, c1 = zero + (update & low), c2 = zero + site,
               c3 = zero + (update >> 32);
  uint32_t k0 = (uint32_t)seed, k1 = (uint32_t)(seed >> 32);
  for (int round = 0; round < 10; round++) {
    // The mask tells the compiler that a 32-bit multiplication does.
    philox_lanes a = (c0 & low) * 0xD2511F53u, b = (c2 & low) * 0xCD9E8D57u;
    c0 = (b >> 32) ^ c1 ^ k0;
    c2 = (a >> 32) ^ c3 ^ k1;
    c1 = b & low, c3 = a & low;
    k0 += 0x9E3779B9u, k1 += 0xBB67AE85u;
  }
  for (int i = 0; i < philox_words / 4; i++) {
    words[4 * i] = (uint32_t)c0[i], words[4 * i + 1] = (uint32_t)c1[i];
    words[4 * i + 2] = (uint32_t)c2[i], words[4 * i + 3] = (uint32_t)c3[i];
  }
}
