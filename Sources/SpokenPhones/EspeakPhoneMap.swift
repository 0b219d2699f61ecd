/// espeak-ng's phonemes of English as TIMIT's phones.
///
/// espeak's notation is that of its phoneme sources (`ph_english` and the accents' files): one name per
/// phoneme, sounding as the accent has it. Phones are given by the word class, so that *bird* has `er` in
/// every accent, but for those that an accent moves into another phone's place altogether. A phoneme
/// that holds two sounds (*near*) becomes two phones.
package enum EspeakPhoneMap {
  /// What a phoneme becomes.
  package enum Meaning: Equatable, Sendable {
    case pause
    /// A mark without a sound of its own: its time goes to the phone before.
    case mark
    case phones([String])
  }

  /// - Parameter next: the phoneme that follows: an r of its own makes the r within the first needless.
  /// - Returns: nil for an unknown phoneme.
  package static func meaning(of name: String, in accent: Accent, next: String?) -> Meaning? {
    if name.hasPrefix("_") { return .pause }
    if name == ";" { return .mark }
    guard let phones = (moved[accent]?[name] ?? shared[name]) else { return nil }
    if phones.count > 1, phones.last == "r", next == "r" || next == "r-" {
      return .phones(phones.dropLast())
    }
    return .phones(phones)
  }

  private static func table(_ text: String) -> [String: [String]] {
    Dictionary(
      uniqueKeysWithValues: text.split(whereSeparator: \.isWhitespace).map { entry in
        let parts = entry.split(separator: "=")
        return (String(parts[0]), parts[1].split(separator: "+").map(String.init))
      })
  }

  private static let shared = table(
    """
    p=p b=b t=t t2=t t[=t d=d k=k g=g ?=q tS=ch dZ=jh t#=dx
    f=f v=v T=th D=dh s=s z=z S=sh Z=zh h=hh
    m=m n=n n-=en N=ng l=l @L=el r=r r-=r w=w w#=w j=y
    i:=iy i=iy I=ih I2=ih I#=ix E=eh a=ae aa=ae A:=aa 0=aa O:=ao O2=ao V=ah U=uh u:=uw 3:=er
    @=ax @2=ax @5=ax @-=ax-h a#=ax 3=ax
    eI=ey aI=ay aI2=ay OI=oy aU=aw oU=ow
    A@=aa O@=ao o@=ao e@=eh U@=uh+ax i@3=ih+ax i@=iy+ax aI@=ay+ax aI3=ay+ax
    VR=er IR=er
    """)

  private static let moved: [Accent: [String: [String]]] = [
    // Rhotic: the r of *car, four, hair, near, poor* lies within the phoneme.
    .american: table("3=axr A@=aa+r O@=ao+r o@=ow+r e@=eh+r U@=uh+r i@3=ih+r aI3=ay+axr"),
    .received: table("aa=aa U@=ao i=ih"),
    .scottish: table("aa=aa U@=uh+r i=ih i@3=ih 3:=eh"),
    .lancaster: table("V=uh"),
  ]
}
