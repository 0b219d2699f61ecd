import ArgumentParser
import Baselines
import Foundation
import Text

/// `plumb ngram query`: what each word of a text costs a model.
struct NGramQueryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "query",
    abstract: "Print the log10 probability of every word under an n-gram model.",
    discussion: """
      A line for each word: the word, log10 of its probability, and the length of the longest \
      n-gram of the model that ends with it; 'oov' follows where the model does not know it. \
      Each sentence ends with an empty line. With --format json, an object a sentence.

      Example: echo "the cat sat" | plumb ngram query kn5.arpa --format json
      """)

  @Option(name: .long, help: "How to print: text, or json for an object a sentence.")
  var format = NGramPerplexityCommand.Format.text

  @Flag(name: .long, inversion: .prefixedNo, help: "Predict </s> after each sentence.")
  var ends = true

  @OptionGroup var scoring: NGramScoringGroup

  func run() throws {
    var scorer = try scoring.scorer()
    for file in scoring.texts {
      let reader = try LineReader(path: file)
      while let line = try reader.next() {
        let bytes = Array(line.utf8)
        var words: [Word] = []
        _ = scorer.score(bytes) { range, token in
          guard ends || token.kind != .end else { return }
          words.append(
            Word(
              word: token.kind == .end ? "</s>" : String(decoding: bytes[range], as: UTF8.self),
              log10: token.log10, order: token.order, oov: token.kind == .unknown))
        }
        try StandardOutput.write(lines(of: words))
      }
    }
  }

  private func lines(of words: [Word]) throws -> [String] {
    switch format {
    case .json: [try JSONLine.text(of: Sentence(words: words))]
    case .text: words.map(\.text) + [""]
    }
  }

  private struct Sentence: Encodable {
    let words: [Word]
    let log10: Double

    init(words: [Word]) {
      self.words = words
      log10 = words.reduce(0) { $0 + $1.log10 }
    }
  }

  private struct Word: Encodable {
    let word: String
    let log10: Double
    let order: Int
    let oov: Bool

    var text: String {
      "\(word)\t\(String(format: "%.6f", log10))\t\(order)\(oov ? "\toov" : "")"
    }
  }
}
