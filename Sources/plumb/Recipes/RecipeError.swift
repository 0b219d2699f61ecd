/// A recipe that cannot be read or cannot go on.
struct RecipeError: Error, Equatable, CustomStringConvertible {
  let problem: String

  init(_ problem: String) { self.problem = problem }

  var description: String { problem }
}
