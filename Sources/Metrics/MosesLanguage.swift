/// A language for which Moses' tokenisation is known here.
public enum MosesLanguage: String, CaseIterable, Sendable {
  case english = "en"
  case french = "fr"

  /// Words that keep their full stop wherever they stand, single letters apart. Those with a
  /// stop inside, such as `i.e.`, are kept by another rule.
  var abbreviations: Set<String> {
    switch self {
    case .english: return Self.englishAbbreviations
    case .french: return Self.frenchAbbreviations
    }
  }

  /// Words that keep their full stop before a number.
  var numericAbbreviations: Set<String> {
    switch self {
    case .english: return ["No", "Art", "pp"]
    case .french: return []
    }
  }

  /// Whether a word is one letter that keeps its full stop: a capital, as of a name; in
  /// French also a small letter, but for the word `a`.
  func isInitial(_ word: String) -> Bool {
    guard word.utf8.count == 1, let byte = word.utf8.first else { return false }
    let isCapital = byte >= 0x41 && byte <= 0x5A
    return isCapital || (self == .french && byte >= 0x62 && byte <= 0x7A)
  }

  private static let englishAbbreviations: Set<String> = [
    // Titles and ranks.
    "Adj", "Adm", "Adv", "Asst", "Bart", "Brig", "Capt", "Cmdr", "Col", "Comdr", "Con", "Cpl",
    "DR", "Dr", "Drs", "Ens", "Gen", "Gov", "Hon", "Hr", "Insp", "Lt", "MM", "MR", "MRS", "MS",
    "Maj", "Messrs", "Mlle", "Mme", "Mr", "Mrs", "Ms", "Msgr", "Op", "Ord", "Pfc", "Ph", "Prof",
    "Pvt", "Rep", "Reps", "Res", "Rev", "Rt", "Sen", "Sens", "Sfc", "Sgt", "Sr", "St", "Supt",
    "Surg",
    // Houses and firms.
    "Bldg", "Bros", "Corp", "Hosp",
    // Months.
    "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    // Others.
    "Nos", "Nr", "Rs", "rev", "v", "vs",
  ]

  private static let frenchAbbreviations: Set<String> = [
    "MM", "NN", "SS", "al", "ann", "apr", "art", "auj", "av", "boul", "ca", "cf", "chap",
    "contr", "dir", "env", "etc", "ex", "fasc", "fig", "fr", "fém", "hab", "ibid", "id", "inf",
    "lib", "masc", "ms", "pl", "pp", "sec", "sect", "sing", "sq", "sqq", "suiv", "sup", "suppl",
    "tél", "vb", "vol", "vs", "éd",
  ]
}
