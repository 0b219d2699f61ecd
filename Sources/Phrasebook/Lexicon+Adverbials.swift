/// Phrases of time, manner and company, by the tense they go with.
enum Adverbials {
  /// The last days; `longPast` reaches further back.
  static let past = [
    Phrase("yesterday", "hier"),
    Phrase("last night", "hier soir"),
    Phrase("yesterday morning", "hier matin"),
    Phrase("last week", "la semaine dernière"),
    Phrase("two days ago", "il y a deux jours"),
    Phrase("on Saturday", "samedi"),
    Phrase("this morning", "ce matin"),
  ]

  static let longPast =
    past + [
      Phrase("last year", "l'année dernière"),
      Phrase("last month", "le mois dernier"),
      Phrase("last summer", "l'été dernier"),
      Phrase("a month ago", "il y a un mois"),
      Phrase("three weeks ago", "il y a trois semaines"),
      Phrase("two years ago", "il y a deux ans"),
    ]

  static let future = [
    Phrase("tomorrow", "demain"),
    Phrase("tonight", "ce soir"),
    Phrase("tomorrow morning", "demain matin"),
    Phrase("this afternoon", "cet après-midi"),
    Phrase("soon", "bientôt"),
    Phrase("after the lesson", "après la leçon"),
    Phrase("in an hour", "dans une heure"),
  ]

  static let longFuture =
    Array(future.prefix(3)) + [
      Phrase("next week", "la semaine prochaine"),
      Phrase("next year", "l'année prochaine"),
      Phrase("next month", "le mois prochain"),
      Phrase("soon", "bientôt"),
      Phrase("in two days", "dans deux jours"),
    ]

  static let now = [
    Phrase("now", "maintenant"),
    Phrase("at the moment", "en ce moment"),
    Phrase("today", "aujourd'hui"),
  ]

  static let habit = [
    Phrase("every day", "tous les jours"),
    Phrase("every morning", "tous les matins"),
    Phrase("every evening", "tous les soirs"),
    Phrase("every Sunday", "tous les dimanches"),
    Phrase("every week", "toutes les semaines"),
    Phrase("on Mondays", "le lundi"),
    Phrase("on Saturdays", "le samedi"),
    Phrase("in the morning", "le matin"),
    Phrase("in the evening", "le soir"),
  ]

  /// Between subject and verb in English, behind the finite verb in French.
  static let frequency = [
    Phrase("often", "souvent"),
    Phrase("always", "toujours"),
    Phrase("sometimes", "parfois"),
    Phrase("rarely", "rarement"),
  ]

  static let manner = [
    Phrase("quickly", "rapidement"),
    Phrase("slowly", "lentement"),
    Phrase("quietly", "tranquillement"),
    Phrase("carefully", "prudemment"),
  ]

  static let degree = [
    Phrase("very", "très"),
    Phrase("too", "trop"),
    Phrase("rather", "plutôt"),
    Phrase("really", "vraiment"),
  ]

  static let hours: [Phrase] = {
    let names = [
      "one": "une heure", "two": "deux heures", "three": "trois heures",
      "four": "quatre heures", "five": "cinq heures", "six": "six heures",
      "seven": "sept heures", "eight": "huit heures", "nine": "neuf heures",
      "ten": "dix heures", "eleven": "onze heures",
    ]
    var hours: [Phrase] = []
    for number in NounPhrase.englishNumbers {
      guard let french = names[number] else { continue }
      hours.append(Phrase(number + " o'clock", french))
      hours.append(Phrase("half past " + number, french + " et demie"))
      hours.append(Phrase("a quarter past " + number, french + " et quart"))
      hours.append(Phrase("a quarter to " + number, french + " moins le quart"))
    }
    return hours + [Phrase("noon", "midi"), Phrase("midnight", "minuit")]
  }()
}
