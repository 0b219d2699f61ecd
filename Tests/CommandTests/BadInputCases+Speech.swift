/// Bad input to what hears and scores speech.
extension BadInputCase {
  static let errorRates: [BadInputCase] = [
    .init("per: no reference", "score per no.txt -i ref.phones", "no.txt", "no such file"),
    .init("per: empty hypotheses", "score per ref.phones -i empty", "empty", "is empty"),
    .init("per: folder without labels", "score per damaged -i ref.phones", "damaged", ".phn"),
    .init(
      "per: missing utterance", "score per ref.phones -i short.phones", "short.phones",
      "'two' is missing", "ref.phones:2"),
    .init(
      "per: unknown utterance", "score per short.phones -i ref.phones", "ref.phones:2",
      "'two' is not in short.phones"),
    .init(
      "per: utterance twice", "score per ref.phones -i twice.phones", "twice.phones:2",
      "first at twice.phones:1"),
    .init(
      "per: trn without id", "score per ref.phones -i ref.phones --form trn", "ref.phones:1",
      "(utterance-id)"),
    .init(
      "per: unknown phone", "score per ref.phones -i ref.phones --fold timit-39", "ref.phones:2",
      "phone 'ah0'", "timit-39"),
    .init(
      "per: bad map", "score per ref.phones -i ref.phones --fold bad.map", "bad.map:2", "columns"),
    .init("per: no map", "score per ref.phones -i ref.phones --fold no.map", "no.map"),
    .init(
      "per: protocol", "score per ref.phones -i ref.phones --protocol htk", "--protocol",
      "merged-silence"),
    .init(
      "per: fold of words", "score per ref.phones -i ref.phones --protocol words --fold timit-39",
      "--fold"),
    .init(
      "per: no speakers", "score per ref.phones -i ref.phones --by speaker", "'one'", "--utt2spk"),
    .init(
      "per: bad utt2spk", "score per ref.phones -i ref.phones --by speaker --utt2spk ref.phones",
      "ref.phones:1", "'utterance-id speaker'"),
    .init("per: one system", "score per ref.phones --systems ref.phones", "--systems"),
    .init(
      "per: confusions of 0", "score per ref.phones -i ref.phones --confusions 0", "--confusions"),
    .init("wer: both from stdin", "score wer -", "Standard input"),
    .init(
      "frames: unequal lengths", "score frames ref.phones -i longer.phones", "longer.phones:2",
      "has 3 frames; wanted 2", "ref.phones:2"),
  ]

  static let features: [BadInputCase] = [
    .init("features: no output", "features good.wav", "--ark"),
    .init("features: a picture of another kind", "features good.wav --picture a.png", ".svg"),
    .init("features: archive on standard output", "features good.wav --ark -", "--ark -"),
    .init("features: no file", "features no.wav --show", "no.wav", "No such file"),
    .init("features: empty file", "features empty --show", "empty: is empty"),
    .init("features: text named .wav", "features text.wav --show", "text.wav: is a text"),
    .init("features: truncated", "features cut.wav --ark f.ark", "cut.wav: is truncated", "16000"),
    .init("features: a folder", "features others --show", "others: is a folder"),
    .init("features: rate", "features slow.wav --ark f.ark", "slow.wav", "8000", "--resample"),
    .init(
      "features: channels", "features two.wav --npy f.npy", "two.wav", "2 channels", "--channel"),
    .init(
      "features: no such channel", "features two.wav --channel 3 --show", "two.wav", "channel 3"),
    .init("features: channel of 0", "features two.wav --channel 0 --show", "--channel", "0"),
    .init("features: no samples", "features none.wav --show", "none.wav: holds no samples"),
    .init("features: one sample", "features one.wav --show", "one.wav", "found 1 samples", "400"),
    .init(
      "features: good then bad", "features good.wav cut.wav --ark f.ark --scp f.scp", "cut.wav"),
    .init("features: shorten", "features short.sph --show", "short.sph", "sph2pipe"),
    .init("features: same key", "features good.wav others/good.wav --show", "good.wav", "'good'"),
    .init("features: odd raw bytes", "features odd.raw --raw s16 --show", "odd.raw: is truncated"),
    .init("features: raw of no kind", "features odd.raw --raw s17 --show", "--raw", "s17"),
    .init("features: raw rate alone", "features odd.raw --raw-rate 8000 --show", "--raw"),
    .init("features: preset", "features good.wav --preset sphinx --show", "--preset", "sphinx"),
    .init("features: filters", "features good.wav --filters 0 --show", "--filters 0"),
    .init("features: cepstra", "features good.wav --cepstra 40 --show", "--cepstra 40"),
    .init("features: deltas", "features good.wav --deltas 3 --show", "--deltas 3"),
    .init("features: dither", "features good.wav --dither=-1 --show", "--dither -1"),
    .init("features: rate of 0", "features good.wav --rate 0 --show", "--rate 0"),
    .init("features: script alone", "features good.wav --scp f.scp", "--ark"),
    .init(
      "features: speakers missing", "features good.wav --normalize speaker --show", "--speakers"),
    .init(
      "features: speaker unknown",
      "features good.wav --normalize speaker --speakers utt2spk --show",
      "good", "utt2spk"),
    .init(
      "features: twice stdin", "features - --normalize corpus --show", "Standard input"),
    .init("features: output is input", "features good.wav --ark good.wav", "good.wav", "read"),
    .init("features: no folder", "features good.wav --ark no/f.ark", "no/f.ark", "cannot"),
    .init("features: two to one", "features good.wav one.wav --npy f.npy", "--npy f.npy"),
    .init("features: no archive", "features text.ark --show", "text.ark", "found no matrix"),
    .init("features: script line", "features bad.scp --show", "bad.scp:2", "'x'"),
  ]
}
