import Foundation

/// Waveform, spectrogram and features of a sound over one axis of time, as SVG.
public struct FeaturePicture {
  /// Lengths in pixels.
  private enum Size {
    static let left = 64.0
    static let right = 24.0
    static let width = 960.0
    static let waveform = 110.0
    static let heatMap = 190.0
    static let gap = 34.0
    static let top = 48.0
    static var plot: Double { width - left - right }
  }

  private let samples: [Float]
  private let spectrum: FeatureMatrix
  private let features: FeatureMatrix
  private let rate: Int
  private let title: String
  private let featureName: String

  /// - Parameters:
  ///   - samples: at 16-bit scale and the options' rate.
  ///   - options: of the features to be shown; the spectrogram has their frames.
  ///   - title: stands above the picture.
  /// - Throws: `AudioError` for options that make no sense or samples too few for one frame.
  public init(samples: [Float], options: FeatureOptions, title: String) throws {
    var spectral = options
    spectral.kind = .spectrum
    spectral.energy = nil
    spectral.deltas.order = 0
    spectral.normalisation.method = .none
    // So that silence is dark, not far below everything else.
    spectral.mel.floor = max(1, options.mel.floor)
    spectrum = try FeatureExtractor(spectral).features(of: samples)
    var shown = options
    shown.deltas.order = 0
    shown.normalisation.method = .variance
    shown.normalisation.scope = .utterance
    features = try FeatureExtractor(shown).features(of: samples)
    guard features.frameCount > 0 else {
      throw AudioError(
        "found \(samples.count) samples, wanted \(options.frameLength) or more for a picture")
    }
    self.samples = samples
    rate = options.rate
    self.title = title
    featureName =
      switch options.kind {
      case .cepstra: "cepstra"
      case .filterBank: "mel filters"
      case .spectrum: "spectrum"
      }
  }

  private var seconds: Double { Double(samples.count) / Double(rate) }

  /// The picture as an SVG document.
  public var svg: String {
    let spectrumTop = Size.top + Size.waveform + Size.gap
    let featureTop = spectrumTop + Size.heatMap + Size.gap
    let height = featureTop + Size.heatMap + 52
    let body = [
      "<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>",
      text(Size.left, 26, title, "font-size=\"16\" font-weight=\"bold\""),
      waveform(top: Size.top),
      heatMap(spectrum, top: spectrumTop, name: "log power spectrum"),
      frequencies(top: spectrumTop),
      heatMap(features, top: featureTop, name: "\(featureName), normalised"),
      text(Size.left - 8, featureTop + Size.heatMap, "0", "text-anchor=\"end\""),
      text(
        Size.left - 8, featureTop + 11, "\(features.dimension - 1)", "text-anchor=\"end\""),
      times(top: featureTop + Size.heatMap),
    ].joined(separator: "\n")
    let box = "\(number(Size.width)) \(number(height))"
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(box)" width="\(number(Size.width))" \
      height="\(number(height))" font-family="sans-serif" font-size="12" fill="#222222">
      \(body)
      </svg>

      """
  }

  /// The least and the greatest sample of every pixel's width.
  private func waveform(top: Double) -> String {
    let peak = max(1, samples.reduce(0) { max($0, abs($1)) })
    let columns = min(Int(Size.plot), samples.count)
    func y(_ sample: Float) -> String {
      number(top + Size.waveform / 2 * (1 - Double(sample / peak)))
    }
    var path = ""
    for column in 0..<columns {
      let part = samples[
        column * samples.count / columns..<(column + 1) * samples.count / columns]
      let x = number(Size.left + (Double(column) + 0.5) * Size.plot / Double(columns))
      path += "M\(x) \(y(part.max() ?? 0))L\(x) \(y((part.min() ?? 0) - peak / 200))"
    }
    return text(Size.left, top - 6, "waveform, peak \(Int(peak.rounded())) of 32768")
      + "\n<path d=\"\(path)\" stroke=\"#0072B2\" fill=\"none\"/>"
  }

  /// A row a feature, the first at the bottom; a column one frame, or the mean of several.
  private func heatMap(_ matrix: FeatureMatrix, top: Double, name: String) -> String {
    let columns = min(matrix.frameCount, 2 * Int(Size.plot))
    let dimension = matrix.dimension
    var cells = [Float](repeating: 0, count: columns * dimension)
    for column in 0..<columns {
      let frames =
        column * matrix.frameCount / columns..<(column + 1) * matrix.frameCount / columns
      for frame in frames {
        for (row, value) in matrix[frame].enumerated() {
          cells[(dimension - 1 - row) * columns + column] += value / Float(frames.count)
        }
      }
    }
    let (low, high) = Self.range(cells)
    var image = PNGImage(width: columns, height: dimension)
    for (index, value) in cells.enumerated() {
      image.pixels[index] = UInt8(max(0, min(255, (value - low) / (high - low) * 255)))
    }
    let bytes = image.bytes(palette: Self.palette)
    return text(Size.left, top - 6, name) + """

      <image x="\(number(Size.left))" y="\(number(top))" width="\(number(Size.plot))" \
      height="\(number(Size.heatMap))" preserveAspectRatio="none" style="image-rendering:pixelated" \
      href="data:image/png;base64,\(Data(bytes).base64EncodedString())"/>
      """
  }

  /// What is drawn dark and bright: all but the hundredth part at each end.
  private static func range(_ values: [Float]) -> (Float, Float) {
    let sorted = values.sorted()
    let low = sorted[sorted.count / 100]
    let high = sorted[sorted.count - 1 - sorted.count / 100]
    return high > low ? (low, high) : (low - 1, low + 1)
  }

  /// From near black over violet and orange to pale yellow: bright is much, in grey too.
  private static let palette: [UInt8] = {
    let stops: [[Double]] = [
      [0, 0, 4], [66, 10, 104], [147, 38, 103], [221, 81, 58], [252, 165, 10], [252, 255, 164],
    ]
    return (0..<256).flatMap { index -> [UInt8] in
      let at = Double(index) / 255 * Double(stops.count - 1)
      let stop = min(Int(at), stops.count - 2)
      return (0..<3).map { channel in
        let from = stops[stop][channel]
        return UInt8((from + (at - Double(stop)) * (stops[stop + 1][channel] - from)).rounded())
      }
    }
  }()

  private func frequencies(top: Double) -> String {
    let half = Double(rate) / 2
    return (0...4).map { quarter in
      let label = "\(number(half * Double(quarter) / 4000)) kHz"
      let y = top + Size.heatMap * (1 - Double(quarter) / 4) + (quarter == 4 ? 10 : 4)
      return text(Size.left - 8, y, label, "text-anchor=\"end\" font-size=\"11\"")
    }.joined(separator: "\n")
  }

  private func times(top: Double) -> String {
    let power = pow(10, log10(seconds / 8).rounded(.down))
    let step = ([1, 2, 5, 10].first { $0 * power >= seconds / 8 } ?? 10) * power
    let marks = stride(from: 0, through: seconds, by: step).map { time in
      let x = number(Size.left + time / seconds * Size.plot)
      return """
        <path d="M\(x) \(number(top))v5" stroke="#222222"/>
        \(text(Size.left + time / seconds * Size.plot, top + 18, number(time), "text-anchor=\"middle\""))
        """
    }
    let name = text(
      Size.left + Size.plot / 2, top + 38, "seconds", "text-anchor=\"middle\"")
    return (marks + [name]).joined(separator: "\n")
  }

  private func text(_ x: Double, _ y: Double, _ content: String, _ style: String = "") -> String {
    var escaped = ""
    for scalar in content.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": escaped += "\u{FFFD}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return "<text x=\"\(number(x))\" y=\"\(number(y))\" \(style)>\(escaped)</text>"
  }

  /// At most three decimals.
  private func number(_ value: Double) -> String {
    let rounded = (value * 1000).rounded() / 1000
    return rounded == rounded.rounded() ? "\(Int(rounded))" : "\(rounded)"
  }
}
