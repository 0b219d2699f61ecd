import Text

extension LineReader {
  /// Lines, and why there are no more where the next one cannot be read.
  struct Window {
    var lines: [String] = []
    var failure: (any Error)?
  }

  /// The next lines: as many as are there, so that a slow writer is answered at once, and `count` at
  /// most. No lines and no failure only at the end. A failure comes with the good lines before it,
  /// so that they are not lost.
  func window(atMost count: Int) -> Window {
    var window = Window()
    do {
      while window.lines.count < count, window.lines.isEmpty || !wouldWait,
        let line = try next()
      {
        window.lines.append(line)
      }
    } catch {
      window.failure = error
    }
    return window
  }
}
