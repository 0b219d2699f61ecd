/// A place in a model where a mask may stand, with a name that tells it from all others.
public struct DropoutSite: Hashable, Sendable {
  /// What kind of connection runs through the site.
  public enum Kind: Sendable, CaseIterable {
    /// Embedding to first layer.
    case embeddingOutput
    /// Layer to layer.
    case layerInput
    /// Top layer to softmax.
    case topOutput
    /// h(t−1) into the gates.
    case hidden
    /// The recurrent weight matrix (weight-drop).
    case recurrentWeight
    /// The update of the state (zoneout).
    case stateUpdate

    /// The paper's dropout stands on vertical connections only.
    public var isVertical: Bool {
      switch self {
      case .embeddingOutput, .layerInput, .topOutput: true
      case .hidden, .recurrentWeight, .stateUpdate: false
      }
    }
  }

  public let name: String
  public let kind: Kind

  public init(_ name: String, _ kind: Kind) {
    self.name = name
    self.kind = kind
  }

  /// The site's number in a random stream.
  public var number: UInt32 { Self.number(of: name) }

  /// FNV-1a of a name, never 0.
  static func number(of name: String) -> UInt32 {
    var hash: UInt32 = 2_166_136_261
    for byte in name.utf8 { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    return max(hash, 1)
  }

  /// The stream of initial parameter values.
  static let initialization: UInt32 = 0
}
