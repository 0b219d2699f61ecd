// Nothing at run time: where espeak-ng's own header is installed (libespeak-ng-dev), the build fails if
// espeak_interface.h says anything else than it does.
#include "espeak_interface.h"
#include "plumb_espeak.h"

#if __has_include(<espeak-ng/speak_lib.h>)
#include <espeak-ng/speak_lib.h>
#include <stddef.h>

#define SAME_PLACE(ours, theirs) \
  _Static_assert(offsetof(struct espeak_event, ours) == offsetof(espeak_EVENT, theirs), #ours)

_Static_assert(sizeof(struct espeak_event) == sizeof(espeak_EVENT), "event");
SAME_PLACE(type, type);
SAME_PLACE(text_position, text_position);
SAME_PLACE(length, length);
SAME_PLACE(sample, sample);
SAME_PLACE(id, id);
_Static_assert(plumb_espeak_word == (int)espeakEVENT_WORD, "word");
_Static_assert(plumb_espeak_phoneme == (int)espeakEVENT_PHONEME, "phoneme");
_Static_assert(synchronous_output == (int)AUDIO_OUTPUT_SYNCHRONOUS, "output");
_Static_assert(phoneme_events == espeakINITIALIZE_PHONEME_EVENTS, "phoneme events");
_Static_assert(do_not_exit == espeakINITIALIZE_DONT_EXIT, "exit");
_Static_assert(characters_utf8 == espeakCHARS_UTF8, "characters");
_Static_assert(position_characters == (int)POS_CHARACTER, "position");
_Static_assert(parameter_rate == (int)espeakRATE, "rate");
_Static_assert(parameter_pitch == (int)espeakPITCH, "pitch");
_Static_assert(parameter_range == (int)espeakRANGE, "range");
#endif
