extension PhoneFolding {
  /// TIMIT's 61 phones as the 39 classes in which results are reported (Lee and Hon 1989,
  /// "Speaker-independent phone recognition using hidden Markov models", table 3), by way of the
  /// 48 that models are trained on. Phones of any of the three sets are read.
  public static let timit39 = timit(name: "timit-39", lastSet: true)

  /// TIMIT's 61 phones as Lee and Hon's 48.
  public static let timit48 = timit(name: "timit-48", lastSet: false)

  /// Phones that stay what they are on both steps.
  private static let kept = """
    aa ae ah aw ay b ch d dh dx eh er ey f g hh ih iy jh k l m n ng ow oy p r s sh t th uh uw v w \
    y z
    """
  /// 61 → 48. The glottal stop `q` is deleted.
  private static let toTraining = """
    ax-h:ax axr:er hv:hh nx:n em:m eng:ng ux:uw bcl:vcl dcl:vcl gcl:vcl pcl:cl tcl:cl kcl:cl h#:sil \
    pau:sil ao:ao ax:ax ix:ix el:el en:en zh:zh epi:epi q:
    """
  /// 48 → 39.
  private static let toScoring = "ao:aa ax:ah ix:ih el:l en:n zh:sh cl:sil vcl:sil epi:sil"

  private static func pairs(_ text: String) -> [(String, String)] {
    text.split(separator: " ").map { entry in
      let parts = entry.split(separator: ":", omittingEmptySubsequences: false)
      return (String(parts[0]), String(parts[parts.count - 1]))
    }
  }

  private static func timit(name: String, lastSet: Bool) -> PhoneFolding {
    let scoring = Dictionary(uniqueKeysWithValues: pairs(toScoring))
    var folding = PhoneFolding(name: name, source: "TIMIT's set of 61 (\(name))")
    var steps: [(first: String, last: String)] = []
    for (phone, training) in pairs(kept) + pairs(toTraining) {
      let target = lastSet ? scoring[training, default: training] : training
      let isNew = folding.add(phone, target)
      precondition(isNew, "each phone stands in one list")
      steps.append((training, target))
    }
    folding.addSteps(steps)
    return folding
  }
}
