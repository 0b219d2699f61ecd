/// What people do in a passing state, so that *because* and *if* make sense.
struct Cause: Sendable {
  /// An adjective of the lexicon or an idiom with *avoir*.
  let state: String
  /// English bases of the verbs it leads to.
  let verbs: Set<String>
  /// Kinds of their objects, where only some make sense.
  let kinds: Set<NounKind>?

  private init(_ state: String, _ verbs: Set<String>, _ kinds: Set<NounKind>? = nil) {
    self.state = state
    self.verbs = verbs
    self.kinds = kinds
  }

  static let all = [
    Cause("tired", ["rest", "go to bed", "sleep", "stay", "leave", "come back"]),
    Cause("ill", ["stay", "rest", "go to bed", "come back"]),
    Cause("hungry", ["eat", "prepare", "buy", "choose"], [.food]),
    Cause("thirsty", ["drink", "buy"], [.drink]),
    Cause("cold", ["close"], [.paintable]),
    Cause("cold", ["buy", "wear", "look for"], [.warm]),
    Cause("late", ["hurry", "run", "leave"]),
    Cause("late", ["take"], [.transport]),
    Cause("happy", ["sing", "dance", "laugh", "smile"]),
    Cause("happy", ["sing", "invite", "thank"], [.song, .person]),
    Cause("sad", ["cry", "leave", "stay", "come back"]),
    Cause("afraid", ["cry", "run", "leave", "come back"]),
    Cause("busy", ["stay", "work"]),
    Cause("curious", ["read", "open", "visit"], [.printed, .container, .building]),
    Cause("rich", ["buy", "build"], [.vehicle, .home, .building]),
  ]
}
