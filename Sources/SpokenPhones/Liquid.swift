/// l and r behind a vowel.
///
/// espeak-ng blends them into the vowel and reports them when the vowel is over: a last l has no time of
/// its own at all. So a short one takes a part of the vowel before it.
enum Liquid {
  /// In seconds: a longer one stands for itself.
  private static let short = 0.025

  /// The phones with such liquids begun at three fifths of the vowel, a guess as for phonemes of two sounds.
  static func givenTime(_ begun: [Alignment.Begun], rate: Int) -> [Alignment.Begun] {
    var begun = begun
    for (index, phone) in begun.enumerated().dropFirst().dropLast() {
      let vowel = begun[index - 1]
      let length = begun[index + 1].start - phone.start
      guard phone.label == "l" || phone.label == "r", vowel.word == phone.word,
        SpokenWords.vowels.contains(vowel.label), Double(length) < short * Double(rate)
      else { continue }
      begun[index].start = vowel.start + (phone.start - vowel.start) * 3 / 5
    }
    return begun
  }
}
