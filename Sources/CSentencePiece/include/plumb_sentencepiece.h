#pragma once
// A C face for Google's sentencepiece library (C++), as small as Text needs it.
//
// Failures: a function that can fail takes `char **error`; on failure it stores there a
// message made with malloc, to be freed with plumb_sp_free_bytes, and returns NULL or -1.
// No C++ exception leaves this target. A loaded model is never changed, so that any
// number of threads may use it at once.

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct plumb_sp_model plumb_sp_model;

// One segmentation of a text. `begins` and `ends` are byte offsets in that text; they are
// NULL where offsets were not asked for. All arrays have `count` elements.
typedef struct {
  int32_t *ids;
  uint32_t *begins;
  uint32_t *ends;
  size_t count;
} plumb_sp_pieces;

// A block of bytes made with malloc.
typedef struct {
  char *bytes;
  size_t count;
} plumb_sp_bytes;

// Gives the next training sentence: 1 and the sentence, which must stay valid until the
// next call; 0 at the end; -1 when reading failed.
typedef int (*plumb_sp_next_sentence)(void *context, const char **text, size_t *count);

plumb_sp_model *plumb_sp_load(const uint8_t *bytes, size_t count, char **error);
void plumb_sp_free(plumb_sp_model *model);

int32_t plumb_sp_piece_count(const plumb_sp_model *model);
// The piece of an id in [0, piece count), owned by the model.
const char *plumb_sp_piece(const plumb_sp_model *model, int32_t id, size_t *count);
int plumb_sp_is_control(const plumb_sp_model *model, int32_t id);
// -1 where the model has no such symbol.
int32_t plumb_sp_pad_id(const plumb_sp_model *model);
int32_t plumb_sp_unk_id(const plumb_sp_model *model);
int32_t plumb_sp_bos_id(const plumb_sp_model *model);
int32_t plumb_sp_eos_id(const plumb_sp_model *model);

int plumb_sp_encode(
    const plumb_sp_model *model, const char *text, size_t count, int with_offsets,
    plumb_sp_pieces *pieces, char **error);
void plumb_sp_free_pieces(plumb_sp_pieces *pieces);

// Decodes ids; offsets of every id in the decoded text come in `pieces` if it is not NULL.
int plumb_sp_decode(
    const plumb_sp_model *model, const int32_t *ids, size_t count, plumb_sp_bytes *text,
    plumb_sp_pieces *pieces, char **error);

// Trains a model; the arguments are those of spm_train, "--key=value" with a space between
// two. Gives the serialised model.
int plumb_sp_train(
    const char *arguments, plumb_sp_next_sentence next, void *context, plumb_sp_bytes *model,
    char **error);

void plumb_sp_free_bytes(char *bytes);

#ifdef __cplusplus
}
#endif
