// The part of espeak-ng's C interface that is used here, in our own words; interface_check.c holds it
// against the library's header where that is installed.
#pragma once

struct espeak_event {
  int type;
  unsigned message;
  int text_position;
  int length;
  int milliseconds;
  int sample;
  void *user_data;
  union {
    int number;
    const char *name;
    char string[8];
  } id;
};

enum {
  synchronous_output = 2,
  phoneme_events = 0x0001,
  do_not_exit = 0x8000,
  characters_utf8 = 1,
  position_characters = 1,
  parameter_rate = 1,
  parameter_pitch = 3,
  parameter_range = 4,
};
