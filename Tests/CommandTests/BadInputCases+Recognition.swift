/// Bad input to what trains on speech, recognises and aligns it.
extension BadInputCase {
  static let recognition: [BadInputCase] = [
    .init("recognize: no model", "recognize good.wav", "--model"),
    .init(
      "recognize: no such model", "recognize --model no.safetensors good.wav", "no.safetensors"),
    .init("recognize: no model file", "recognize --model model.arpa good.wav", "model.arpa"),
    .init("recognize: no sound", "recognize -m acoustic.safetensors no.wav", "no.wav", "No such"),
    .init("recognize: empty", "recognize -m acoustic.safetensors empty", "empty: is empty"),
    .init("recognize: text named .wav", "recognize -m acoustic.safetensors text.wav", "is a text"),
    .init(
      "recognize: truncated", "recognize -m acoustic.safetensors cut.wav", "cut.wav: is truncated"),
    .init(
      "recognize: rate", "recognize -m acoustic.safetensors slow.wav", "slow.wav", "8000",
      "--resample"),
    .init(
      "recognize: channels", "recognize -m acoustic.safetensors two.wav", "two.wav", "2 channels"),
    .init("recognize: no samples", "recognize -m acoustic.safetensors none.wav", "no samples"),
    .init(
      "recognize: one sample", "recognize -m acoustic.safetensors one.wav", "one.wav: is too short",
      "400"),
    .init(
      "recognize: two of a name", "recognize -m acoustic.safetensors good.wav others/good.wav",
      "others/good.wav", "'good'"),
    .init(
      "recognize: bad manifest", "recognize -m acoustic.safetensors bad.tsv", "bad.tsv:1", "tune"),
    .init(
      "recognize: grids on standard output",
      "recognize -m acoustic.safetensors --format textgrid good.tsv", "--out FOLDER"),
    .init(
      "recognize: format", "recognize -m acoustic.safetensors --format wav good.wav", "--format"),
    .init(
      "recognize: a beam of frames", "recognize -m acoustic.safetensors --beam 9 good.wav",
      "--beam",
      "frame-wise"),
    .init(
      "recognize: beam of 0", "recognize -m acoustic.safetensors --beam 0 good.wav", "--beam 0"),
    .init(
      "recognize: weight of nothing", "recognize -m acoustic.safetensors --lm-weight 2 good.wav",
      "--ngram"),
    .init(
      "recognize: n-grams of words",
      "recognize -m acoustic.safetensors --ngram model.arpa good.wav",
      "model.arpa", "no phone"),
    .init(
      "recognize: best path with a search",
      "recognize -m acoustic.safetensors --best-path --beam 2 good.wav", "--best-path"),
    .init(
      "recognize: tuned on a sound", "recognize -m acoustic.safetensors --tune good.wav good.wav",
      "--tune good.wav"),
    .init(
      "recognize: tuned without phones",
      "recognize -m acoustic.safetensors --tune good.tsv good.wav", "good.wav", "no phones"),
    .init(
      "recognize: a stream of two", "recognize -m acoustic.safetensors --stream good.wav cut.wav",
      "--stream"),
    .init(
      "recognize: over the sound", "recognize -m acoustic.safetensors --out good.wav good.wav",
      "good.wav"),
    .init(
      "recognize: a stream with a search",
      "recognize -m acoustic.safetensors --stream --min-duration 9 good.wav", "--stream"),
    .init("phones: over the manifest", "corpus phones --out phones.tsv phones.tsv", "phones.tsv"),
    .init("align: sounds", "align -m acoustic.safetensors good.wav", "good.wav", ".tsv"),
    .init("align: no phones", "align -m acoustic.safetensors good.tsv", "good.wav", "no phones"),
    .init(
      "align: more phones than frames", "align -m acoustic.safetensors crowded.tsv", "good.wav",
      "48 frames"),
    .init("align: unknown phone", "align -m acoustic.safetensors strange.tsv", "good.wav", "'zz'"),
    .init("align: times in text", "align -m acoustic.safetensors --format trn good.tsv", "trn"),
    .init("phones: none", "corpus phones good.tsv", "good.wav", "no phones"),
    .init("phones: unknown", "corpus phones strange.tsv --fold timit-39", "'zz'", "timit-39"),
    .init("frames: no times", "corpus frames -m acoustic.safetensors crowded.tsv", "no times"),
    .init("train: no manifest", "train speech.yaml --run r --set data.train=no.tsv", "no.tsv"),
    .init(
      "train: unknown phone", "train speech.yaml --run r --set data.train=strange.tsv",
      "strange.tsv:2", "'zz'", "data.phones"),
    .init("train: no times", "train speech.yaml --run r", "phones.tsv:2", "times"),
    .init(
      "train: rate",
      "train speech.yaml --run r --set features.rate=8000 --set model.objective=ctc "
        + "--set training.early-stopping.metric=error-rate",
      "good.wav", "16000"),
    .init(
      "train: half of an odd width", "train speech.yaml --run r --set model.hidden=5",
      "speech.yaml:", "model.hidden", "even"),
    .init(
      "train: skipped frames", "train speech.yaml --run r --set features.skip=2", "features.skip"),
    .init(
      "train: frames by CTC",
      "train speech.yaml --run r --set model.objective=ctc", "early-stopping", "error-rate"),
    .init(
      "train: rescored", "rescore good.wav --model acoustic.safetensors", "acoustic.safetensors",
      "acoustic model"),
  ]
}
