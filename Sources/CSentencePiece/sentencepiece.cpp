#include "plumb_sentencepiece.h"

#include <sentencepiece_processor.h>
#include <sentencepiece_trainer.h>

#include <cstdlib>
#include <cstring>
#include <exception>
#include <new>
#include <string>
#include <vector>

// Exported by the library, but declared only in its private headers.
namespace sentencepiece {
namespace logging {
void SetMinLogLevel(int level);
}
}  // namespace sentencepiece

struct plumb_sp_model {
  sentencepiece::SentencePieceProcessor processor;
};

namespace {

// The library's levels: 0 info, 1 warning, 2 error, 3 fatal. Errors reach the caller as a
// status, so that only what is about to end the process is printed.
void silence() { sentencepiece::logging::SetMinLogLevel(3); }

void fail(char **error, const char *message) {
  if (error != nullptr) *error = strdup(message);
}

// "Internal: src/trainer_interface.cc(590) [(a) == (b)] What is wrong" becomes "What is wrong"; where
// the library says only which of its own conditions failed, nothing is left.
void fail(char **error, const sentencepiece::util::Status &status) {
  std::string message = status.error_message();
  const size_t place = message.find(".cc(");
  const size_t bracket = message.rfind(']');
  if (place != std::string::npos && bracket != std::string::npos && bracket > place) {
    message = message.substr(bracket + 1);
  }
  const size_t first = message.find_first_not_of(' ');
  fail(error, first == std::string::npos ? "" : message.c_str() + first);
}

template <typename T>
T *allocate(size_t count) {
  T *memory = static_cast<T *>(std::malloc((count == 0 ? 1 : count) * sizeof(T)));
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}

void copy(const std::string &from, plumb_sp_bytes *to) {
  to->bytes = allocate<char>(from.size());
  std::memcpy(to->bytes, from.data(), from.size());
  to->count = from.size();
}

void copy(const sentencepiece::ImmutableSentencePieceText &from, plumb_sp_pieces *to) {
  const size_t count = from.pieces_size();
  to->ids = allocate<int32_t>(count);
  to->begins = allocate<uint32_t>(count);
  to->ends = allocate<uint32_t>(count);
  to->count = count;
  for (size_t i = 0; i < count; ++i) {
    const auto piece = from.pieces(static_cast<int>(i));
    to->ids[i] = static_cast<int32_t>(piece.id());
    to->begins[i] = piece.begin();
    to->ends[i] = piece.end();
  }
}

// Feeds the trainer from the caller's function.
class CallerSentences : public sentencepiece::SentenceIterator {
 public:
  CallerSentences(plumb_sp_next_sentence next, void *context)
      : next_(next), context_(context) {
    Next();
  }
  bool done() const override { return state_ != 1; }
  const std::string &value() const override { return value_; }
  void Next() override {
    const char *text = nullptr;
    size_t count = 0;
    state_ = next_(context_, &text, &count);
    if (state_ == 1) value_.assign(text, count);
  }
  sentencepiece::util::Status status() const override {
    if (state_ >= 0) return sentencepiece::util::Status();
    return sentencepiece::util::Status(
        sentencepiece::util::StatusCode::kDataLoss, "cannot read the training sentences");
  }

 private:
  plumb_sp_next_sentence next_;
  void *context_;
  std::string value_;
  int state_ = 0;
};

// Runs `body`, which gives a status, and turns every way to fail into -1 and a message.
template <typename Body>
int guarded(char **error, Body body) {
  try {
    const sentencepiece::util::Status status = body();
    if (status.ok()) return 0;
    fail(error, status);
  } catch (const std::exception &exception) {
    fail(error, exception.what());
  } catch (...) {
    fail(error, "unknown C++ exception");
  }
  return -1;
}

}  // namespace

plumb_sp_model *plumb_sp_load(const uint8_t *bytes, size_t count, char **error) {
  plumb_sp_model *model = nullptr;
  const int result = guarded(error, [&] {
    silence();
    model = new plumb_sp_model();
    return model->processor.LoadFromSerializedProto(
        absl::string_view(reinterpret_cast<const char *>(bytes), count));
  });
  if (result == 0) return model;
  delete model;
  return nullptr;
}

void plumb_sp_free(plumb_sp_model *model) { delete model; }

int32_t plumb_sp_piece_count(const plumb_sp_model *model) {
  return model->processor.GetPieceSize();
}

const char *plumb_sp_piece(const plumb_sp_model *model, int32_t id, size_t *count) {
  const std::string &piece = model->processor.IdToPiece(id);
  *count = piece.size();
  return piece.data();
}

int plumb_sp_is_control(const plumb_sp_model *model, int32_t id) {
  return model->processor.IsControl(id) ? 1 : 0;
}

int32_t plumb_sp_pad_id(const plumb_sp_model *model) { return model->processor.pad_id(); }
int32_t plumb_sp_unk_id(const plumb_sp_model *model) { return model->processor.unk_id(); }
int32_t plumb_sp_bos_id(const plumb_sp_model *model) { return model->processor.bos_id(); }
int32_t plumb_sp_eos_id(const plumb_sp_model *model) { return model->processor.eos_id(); }

int plumb_sp_encode(
    const plumb_sp_model *model, const char *text, size_t count, int with_offsets,
    plumb_sp_pieces *pieces, char **error) {
  *pieces = plumb_sp_pieces{nullptr, nullptr, nullptr, 0};
  const int result = guarded(error, [&] {
    const absl::string_view view(text, count);
    if (with_offsets != 0) {
      copy(model->processor.EncodeAsImmutableProto(view), pieces);
      return sentencepiece::util::Status();
    }
    std::vector<int> ids;
    const sentencepiece::util::Status status = model->processor.Encode(view, &ids);
    if (status.ok()) {
      pieces->ids = allocate<int32_t>(ids.size());
      for (size_t i = 0; i < ids.size(); ++i) pieces->ids[i] = ids[i];
      pieces->count = ids.size();
    }
    return status;
  });
  if (result != 0) plumb_sp_free_pieces(pieces);
  return result;
}

void plumb_sp_free_pieces(plumb_sp_pieces *pieces) {
  std::free(pieces->ids);
  std::free(pieces->begins);
  std::free(pieces->ends);
  *pieces = plumb_sp_pieces{nullptr, nullptr, nullptr, 0};
}

int plumb_sp_decode(
    const plumb_sp_model *model, const int32_t *ids, size_t count, plumb_sp_bytes *text,
    plumb_sp_pieces *pieces, char **error) {
  *text = plumb_sp_bytes{nullptr, 0};
  if (pieces != nullptr) *pieces = plumb_sp_pieces{nullptr, nullptr, nullptr, 0};
  const int result = guarded(error, [&] {
    const std::vector<int> list(ids, ids + count);
    if (pieces == nullptr) {
      std::string decoded;
      const sentencepiece::util::Status status = model->processor.Decode(list, &decoded);
      if (status.ok()) copy(decoded, text);
      return status;
    }
    const auto decoded = model->processor.DecodeIdsAsImmutableProto(list);
    copy(decoded.text(), text);
    copy(decoded, pieces);
    return sentencepiece::util::Status();
  });
  if (result != 0) {
    std::free(text->bytes);
    *text = plumb_sp_bytes{nullptr, 0};
    if (pieces != nullptr) plumb_sp_free_pieces(pieces);
  }
  return result;
}

int plumb_sp_train(
    const char *arguments, plumb_sp_next_sentence next, void *context, plumb_sp_bytes *model,
    char **error) {
  *model = plumb_sp_bytes{nullptr, 0};
  return guarded(error, [&] {
    silence();
    CallerSentences sentences(next, context);
    std::string serialized;
    const sentencepiece::util::Status status =
        sentencepiece::SentencePieceTrainer::Train(
            std::string(arguments) + " --minloglevel=3", &sentences, &serialized);
    if (status.ok()) copy(serialized, model);
    return status;
  });
}

void plumb_sp_free_bytes(char *bytes) { std::free(bytes); }
