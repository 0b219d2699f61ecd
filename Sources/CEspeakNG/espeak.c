#include "plumb_espeak.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "espeak_interface.h"

typedef int synth_callback(short *, int, struct espeak_event *);

struct library {
  void *handle;
  int (*initialize)(int, int, const char *, int);
  void (*set_callback)(synth_callback *);
  int (*set_voice)(const char *);
  int (*set_parameter)(int, int, int);
  int (*synthesize)(const void *, size_t, unsigned, int, unsigned, unsigned, unsigned *, void *);
  const char *(*info)(const char **);
  int (*terminate)(void);
};

// The library's callback has no argument of the caller's that reaches every call, so the speech in hand
// stands here, under the lock.
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static plumb_espeak_speech *current;
static int64_t sample_room, event_room;
static int out_of_memory;

// Makes room for one element more than count, doubling.
static int grow(void **elements, int64_t *room, int64_t count, size_t size) {
  if (count <= *room) return 1;
  int64_t wanted = *room ? *room : 1024;
  while (wanted < count) wanted *= 2;
  void *moved = realloc(*elements, (size_t)wanted * size);
  if (!moved) return 0;
  *elements = moved;
  *room = wanted;
  return 1;
}

static int add_event(const struct espeak_event *event) {
  int64_t count = current->event_count;
  if (!grow((void **)&current->events, &event_room, count + 1, sizeof *current->events)) return 0;
  uint64_t name = 0;
  if (event->type == plumb_espeak_phoneme) {
    for (int i = 0; i < 8 && event->id.string[i]; i++) {
      name |= (uint64_t)(unsigned char)event->id.string[i] << (8 * i);
    }
  }
  current->events[count] =
      (plumb_espeak_event){event->type, event->sample, event->text_position, name};
  current->event_count = count + 1;
  return 1;
}

static int collect(short *samples, int count, struct espeak_event *events) {
  for (; events->type; events++) {
    if (events->type != plumb_espeak_word && events->type != plumb_espeak_phoneme) continue;
    if (!add_event(events)) out_of_memory = 1;
  }
  if (samples && count > 0) {
    int64_t done = current->sample_count;
    if (grow((void **)&current->samples, &sample_room, done + count, sizeof *samples)) {
      memcpy(current->samples + done, samples, (size_t)count * sizeof *samples);
      current->sample_count = done + count;
    } else {
      out_of_memory = 1;
    }
  }
  return out_of_memory;
}

static plumb_espeak_status load(const char *name, struct library *library) {
  library->handle = dlopen(name, RTLD_NOW | RTLD_LOCAL);
  if (!library->handle) return plumb_espeak_no_library;
  struct {
    const char *name;
    void **place;
  } wanted[] = {
      {"espeak_Initialize", (void **)&library->initialize},
      {"espeak_SetSynthCallback", (void **)&library->set_callback},
      {"espeak_SetVoiceByName", (void **)&library->set_voice},
      {"espeak_SetParameter", (void **)&library->set_parameter},
      {"espeak_Synth", (void **)&library->synthesize},
      {"espeak_Info", (void **)&library->info},
      {"espeak_Terminate", (void **)&library->terminate},
  };
  for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
    *wanted[i].place = dlsym(library->handle, wanted[i].name);
    if (!*wanted[i].place) return plumb_espeak_no_function;
  }
  return plumb_espeak_spoken;
}

// The library takes an unknown variant ("en+nobody") for none at all and says nothing.
static int has_variant(const char *voice, const char *data) {
  const char *variant = strchr(voice, '+');
  if (!variant) return 1;
  char path[4096];
  int length = snprintf(path, sizeof path, "%s/voices/!v/%s", data, variant + 1);
  return length > 0 && (size_t)length < sizeof path && access(path, R_OK) == 0;
}

static plumb_espeak_status speak(const struct library *library, const plumb_espeak_manner *manner,
                                 const char *text, plumb_espeak_speech *speech) {
  speech->rate = library->initialize(synchronous_output, 0, NULL, phoneme_events | do_not_exit);
  if (speech->rate <= 0) return plumb_espeak_no_data;
  library->set_callback(collect);
  const char *data = NULL;
  strncpy(speech->version, library->info(&data), sizeof speech->version - 1);
  if (!data || !has_variant(manner->voice, data)) return plumb_espeak_no_voice;
  if (library->set_voice(manner->voice) != 0) return plumb_espeak_no_voice;
  if (library->set_parameter(parameter_rate, manner->rate, 0) != 0 ||
      library->set_parameter(parameter_pitch, manner->pitch, 0) != 0 ||
      library->set_parameter(parameter_range, manner->range, 0) != 0) {
    return plumb_espeak_failed;
  }
  srand(manner->seed);
  int refused = library->synthesize(text, strlen(text) + 1, 0, position_characters, 0,
                                    characters_utf8, NULL, NULL);
  return refused || out_of_memory ? plumb_espeak_failed : plumb_espeak_spoken;
}

plumb_espeak_status plumb_espeak_speak(const char *name, const plumb_espeak_manner *manner,
                                       const char *text, plumb_espeak_speech *speech) {
  pthread_mutex_lock(&lock);
  memset(speech, 0, sizeof *speech);
  current = speech;
  sample_room = event_room = 0;
  out_of_memory = 0;
  struct library library = {0};
  plumb_espeak_status status = load(name, &library);
  if (status == plumb_espeak_spoken) {
    status = speak(&library, manner, text, speech);
    // A library that found no data has nothing to end.
    if (status != plumb_espeak_no_data) library.terminate();
  }
  if (library.handle) dlclose(library.handle);
  current = NULL;
  pthread_mutex_unlock(&lock);
  return status;
}

void plumb_espeak_free(plumb_espeak_speech *speech) {
  free(speech->samples);
  free(speech->events);
  memset(speech, 0, sizeof *speech);
}
