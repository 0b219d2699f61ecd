import Files
import Foundation

/// Reads matrices from Kaldi's archives: binary in single or double precision, compressed in any of
/// the three ways (`CM`, `CM2`, `CM3`), or text.
public struct KaldiArchiveReader {
  private var bytes: ByteReader

  /// Opens an archive. The system reads of it what is needed, when it is.
  /// - Throws: `FileError`
  public init(path: String) throws {
    do {
      bytes = ByteReader(
        data: try Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe), file: path)
    } catch {
      throw FileError(unreadable: path, error)
    }
  }

  /// The next key and matrix; nil at the end.
  /// - Throws: `AudioError` naming the file and the key.
  public mutating func next() throws -> (key: String, features: FeatureMatrix)? {
    bytes.skipWhiteSpace()
    guard !bytes.isAtEnd else { return nil }
    let key = try bytes.word(atMost: 4096)
    do {
      return (key, try matrix())
    } catch let error as AudioError {
      throw AudioError(file: bytes.file, "\(key): \(error.problem)")
    }
  }

  /// The matrix at an offset, as a script file names it.
  /// - Throws: `AudioError` naming the file.
  public mutating func matrix(at offset: Int) throws -> FeatureMatrix {
    guard bytes.move(to: offset) else {
      throw AudioError(file: bytes.file, "ends before the offset \(offset)")
    }
    return try matrix()
  }

  private mutating func matrix() throws -> FeatureMatrix {
    let matrix = try anyMatrix()
    guard matrix.values.allSatisfy(\.isFinite) else {
      throw AudioError(file: bytes.file, "holds a number that is not finite")
    }
    return matrix
  }

  private mutating func anyMatrix() throws -> FeatureMatrix {
    guard bytes.take([0, UInt8(ascii: "B")]) else { return try textMatrix() }
    let kind = try bytes.word(atMost: 8)
    switch kind {
    case "FM", "DM":
      let rows = try bytes.sizedInteger()
      let columns = try bytes.sizedInteger()
      let count = try size(rows, columns)
      let values =
        kind == "FM"
        ? try bytes.numbers(count, of: UInt32.self).map { Float(bitPattern: $0) }
        : try bytes.numbers(count, of: UInt64.self).map { Float(Double(bitPattern: $0)) }
      return FeatureMatrix(dimension: rows == 0 ? 0 : columns, values: values)
    case "CM", "CM2", "CM3":
      return try compressedMatrix(kind)
    default:
      throw AudioError(
        file: bytes.file, "found a '\(kind)', wanted a matrix (FM, DM, CM, CM2 or CM3)")
    }
  }

  private func size(_ rows: Int, _ columns: Int) throws -> Int {
    guard (0...1 << 31).contains(rows), (0...1 << 20).contains(columns) else {
      throw AudioError(file: bytes.file, "found a matrix of \(rows) by \(columns)")
    }
    return rows * columns
  }

  /// Kaldi's `CompressedMatrix`: a range, then 8 or 16 bits a number.
  private mutating func compressedMatrix(_ kind: String) throws -> FeatureMatrix {
    let range = try bytes.numbers(2, of: UInt32.self).map { Float(bitPattern: $0) }
    let (rows, columns) = (try bytes.integer(), try bytes.integer())
    let count = try size(rows, columns)
    let dimension = rows == 0 ? 0 : columns
    switch kind {
    case "CM2":
      let values = try bytes.numbers(count, of: UInt16.self)
      return FeatureMatrix(
        dimension: dimension, values: values.map { range[0] + range[1] / 65535 * Float($0) })
    case "CM3":
      let values = try bytes.numbers(count, of: UInt8.self)
      return FeatureMatrix(
        dimension: dimension, values: values.map { range[0] + range[1] / 255 * Float($0) })
    default:
      let marks = try bytes.numbers(4 * columns, of: UInt16.self).map {
        range[0] + range[1] / 65535 * Float($0)
      }
      let codes = try bytes.numbers(count, of: UInt8.self)
      var values = [Float](repeating: 0, count: count)
      for column in 0..<columns {
        let mark = marks[4 * column..<4 * column + 4]
        for row in 0..<rows {
          values[row * columns + column] = Self.value(codes[column * rows + row], between: mark)
        }
      }
      return FeatureMatrix(dimension: dimension, values: values)
    }
  }

  /// A number of a column, between its least, its quartiles and its greatest.
  private static func value(_ code: UInt8, between marks: ArraySlice<Float>) -> Float {
    let marks = Array(marks)
    let part = Float(code)
    if code <= 64 { return marks[0] + (marks[1] - marks[0]) * part / 64 }
    if code <= 192 { return marks[1] + (marks[2] - marks[1]) * (part - 64) / 128 }
    return marks[2] + (marks[3] - marks[2]) * (part - 192) / 63
  }

  private mutating func textMatrix() throws -> FeatureMatrix {
    bytes.skipWhiteSpace()
    guard bytes.take([UInt8(ascii: "[")]) else {
      throw AudioError(file: bytes.file, "found no matrix, wanted a binary one or '['")
    }
    var (values, dimension): ([Float], Int) = ([], 0)
    while true {
      let line = try bytes.textLine()
      let isLast = line.last == "]"
      let words = (isLast ? line.dropLast() : line[...]).split(whereSeparator: \.isWhitespace)
      let row = words.compactMap { Float($0) }
      guard row.count == words.count else {
        throw AudioError(file: bytes.file, "found '\(line)', wanted numbers")
      }
      if !row.isEmpty {
        guard dimension == 0 || dimension == row.count else {
          throw AudioError(
            file: bytes.file, "found a row of \(row.count) numbers, wanted \(dimension)")
        }
        dimension = row.count
        values += row
      }
      if isLast { return FeatureMatrix(dimension: dimension, values: values) }
    }
  }
}
