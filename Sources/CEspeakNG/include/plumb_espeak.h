// Speech from espeak-ng, behind one plain function. The library is looked for when it is first asked to
// speak, never linked: Plumb builds and runs without it, and no part of it stands in Plumb's binary.
#pragma once
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// How a text is spoken.
typedef struct {
  const char *voice;  // such as "en-gb-scotland+f3": a language and a variant
  int rate;           // words a minute, 80 to 450
  int pitch;          // 0 to 100, of the variant's own
  int range;          // 0 to 100: 0 is a monotone
  unsigned seed;      // of the noise in fricatives and bursts
} plumb_espeak_manner;

enum { plumb_espeak_word = 1, plumb_espeak_phoneme = 7 };

typedef struct {
  int32_t kind;      // plumb_espeak_word or plumb_espeak_phoneme
  int32_t sample;    // where it begins, from 0, at the speech's own rate
  int32_t position;  // of the word in the text: characters from 1
  uint64_t name;     // of the phoneme, in espeak's own notation: first byte lowest, zeros behind
} plumb_espeak_event;

typedef struct {
  int16_t *samples;
  int64_t sample_count;
  plumb_espeak_event *events;
  int64_t event_count;
  int rate;          // samples a second
  char version[32];  // "1.51"
} plumb_espeak_speech;

typedef enum {
  plumb_espeak_spoken = 0,
  plumb_espeak_no_library,   // it cannot be loaded
  plumb_espeak_no_function,  // it lacks a function that this needs
  plumb_espeak_no_data,      // it does not find espeak-ng-data
  plumb_espeak_no_voice,     // it does not know the voice
  plumb_espeak_failed,       // it refused to speak, or memory ran out
} plumb_espeak_status;

// Speaks a text (UTF-8) with the library of that name, "libespeak-ng.so.1". The result depends on the
// arguments and on the library's version alone: the library keeps state from one sentence to the
// next, so it is loaded afresh each time. One thread at a time is served.
//
// The noise comes from the C library's rand(), seeded here: no other thread may draw from it.
plumb_espeak_status plumb_espeak_speak(const char *library, const plumb_espeak_manner *manner,
                                       const char *text, plumb_espeak_speech *speech);

// Frees what a speech holds. A speech of zeros holds nothing.
void plumb_espeak_free(plumb_espeak_speech *speech);

#ifdef __cplusplus
}
#endif
