import Files
import Text

/// The binary form of a model, which is read as it lies: what an ARPA file holds, without its
/// numbers and words having to be parsed and its n-grams looked up one by one.
///
///     8 bytes    the magic number: 0x89 "ngram" CR LF, which no text begins with
///     16 UInt64  byte order, version; order, special words that are absent (a bit each), bytes of
///                all words, numbers of n-grams of orders 1 to 6, of added ones of orders 2 to 6
///     then       for each word its length (UInt32), the words' bytes, probabilities and
///                back-off weights (Float, log10)
///     and        for each order from 2, by id: first n − 1 words (UInt32, an id of the order
///                below), last word (UInt32), probability and, but in the highest order, back-off
///                weight (Float); ids of added n-grams (UInt32)
///     1 UInt64   CRC-32 of all that stands between the version and this
///
/// Numbers are in the byte order of the machine that wrote them.
struct NGramFile {
  /// How such files are named.
  static let ending = ".ngram"
  static let magic: [UInt8] = [0x89] + Array("ngram\r\n".utf8)
  static let version: UInt64 = 1
  static let byteOrder: UInt64 = 0x0102_0304_0506_0708

  /// What the file says of itself, after byte order and version.
  struct Header {
    var order: Int
    /// Ids of special words.
    var absent: Set<UInt32>
    var wordBytes: Int
    /// By order, from 1; words with those that are absent.
    var counts: [Int]
    /// By order, from 2.
    var added: [Int]

    private static let mostOrders = NGramOptions.orders.upperBound
    /// Where the file goes on behind it.
    static let end = NGramFile.magic.count + (2 + count) * 8
    /// The number of fields.
    static let count = 3 + mostOrders + (mostOrders - 1)

    init(_ model: NGramModel) {
      order = model.order
      absent = model.absent
      wordBytes = model.words.bytes.count
      counts = [model.words.count] + model.levels.map(\.table.count)
      added = model.levels.map(\.added.count)
    }

    /// - Returns: nil where the fields cannot be those of a model.
    init?(_ fields: [UInt64]) {
      guard fields.count == Self.count, fields[1] < 8, fields[2] < 1 << 40,
        fields[3...].allSatisfy({ $0 < UInt64(UInt32.max) }),
        NGramOptions.orders.contains(Int(fields[0]))
      else { return nil }
      order = Int(fields[0])
      absent = Set((0..<3).filter { fields[1] >> UInt64($0) & 1 == 1 })
      wordBytes = Int(fields[2])
      counts = fields[3..<(3 + order)].map(Int.init)
      let start = 3 + Self.mostOrders
      added = fields[start..<(start + order - 1)].map(Int.init)
    }

    var fields: [UInt64] {
      func padded(_ numbers: [Int], _ count: Int) -> [UInt64] {
        (numbers + Array(repeating: 0, count: count - numbers.count)).map(UInt64.init)
      }
      let bits = absent.reduce(UInt64(0)) { $0 | 1 << UInt64($1) }
      return [UInt64(order), bits, UInt64(wordBytes)] + padded(counts, Self.mostOrders)
        + padded(added, Self.mostOrders - 1)
    }

    /// The size of the file.
    var bytes: Int {
      var elements = 3 * counts[0]
      for (level, count) in counts.dropFirst().enumerated() {
        elements += count * (level + 2 < order ? 4 : 3) + added[level]
      }
      return Self.end + wordBytes + elements * 4 + 8
    }
  }

  /// Whether a file begins like one in this form; not asked of pipes, which can be read only once.
  static func isOne(_ path: String) -> Bool {
    guard path != "-", let file = try? OpenFile(path, .reading), let size = try? file.size,
      size >= magic.count, let start = try? file.next(magic.count, UInt8.self)
    else { return false }
    return start == magic
  }
}

extension NGramModel {
  /// Reads a model: in the binary form where the file begins like it, else in the ARPA format, plain
  /// or gzip; `-` is standard input, which is ARPA.
  /// - Throws: `TextError` or `FileError`, with the file.
  public init(contentsOf path: String) throws {
    self = NGramFile.isOne(path) ? try NGramFile.read(path) : try NGramModel(arpa: path)
  }
}
