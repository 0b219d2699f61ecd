import AcousticModeling
import Metrics
import TestSupport
import Testing
import Training

/// The classes of a model and the labels that they stand for. Sets come from what `data.phones` says.
@Suite struct PhoneSetTests {
  private let speech: SmallSpeech

  init() throws { speech = try SmallSpeech(train: 2, valid: 1) }

  /// The set of a training that has begun, and of the model file that it leaves.
  private func phones(_ source: String) throws -> PhoneSet {
    let run = "run-\(source.split(separator: "/").last ?? "")"
    try speech.train(run, ["data.phones=\(source)", "training.length=1 updates"])
    let model = try AcousticModel(path: speech.file("\(run)/last.safetensors"))
    #expect(model.network.classes == model.phones.classes.count)
    let resumed = try AcousticTraining.resume(speech.file(run), style: .quiet)
    #expect(resumed.trainer.task.model.phones == model.phones)
    return model.phones
  }

  private func name(_ label: String, in phones: PhoneSet) -> String? {
    switch phones[label] {
    case .phone(let index): phones.classes[index]
    case .deleted: "-"
    case nil: nil
    }
  }

  @Test(arguments: [("timit-61", 61), ("timit-48", 48), ("timit-39", 39)])
  func timitSetsHaveTheirSizes(source: String, count: Int) throws {
    let phones = try phones(source)
    #expect(phones.classes.count == count && Set(phones.classes).count == count)
    for (index, phone) in phones.classes.enumerated() {
      #expect(phones[phone] == .phone(index), "\(phone)")
    }
    #expect(phones["xx"] == nil && phones[""] == nil)
  }

  /// As in Lee and Hon (1989): closures and silences fold, the glottal stop goes.
  @Test func timitLabelsFold() throws {
    let (all, some, few) = (
      try phones("timit-61"), try phones("timit-48"), try phones("timit-39")
    )
    for (label, wanted) in [
      ("h#", ["h#", "sil", "sil"]), ("q", ["q", "-", "-"]), ("iy", ["iy", "iy", "iy"]),
      ("bcl", ["bcl", "vcl", "sil"]), ("ax-h", ["ax-h", "ax", "ah"]), ("zh", ["zh", "zh", "sh"]),
    ] {
      #expect([all, some, few].map { name(label, in: $0) } == wanted, "\(label)")
    }
    // Every one of TIMIT's labels is known to each set.
    for label in all.classes { #expect(some[label] != nil && few[label] != nil, "\(label)") }
    #expect(few == PhoneSet(PhoneFolding.timit39) && some == PhoneSet(PhoneFolding.timit48))
  }

  @Test func deletedLabelsLeaveSequences() {
    let phones = PhoneSet(PhoneFolding.timit39)
    let (iy, s) = (phones.classes.firstIndex(of: "iy"), phones.classes.firstIndex(of: "s"))
    #expect(phones["q"] == .deleted)
    #expect(phones.indices(of: ["q", "iy", "q", "s", "q"]) == [iy, s].compactMap(\.self))
    #expect(phones.indices(of: ["iy", "xx"]) == nil)
    #expect(phones.indices(of: []) == [] && phones.indices(of: ["q"]) == [])
  }

  @Test func asLabelledTakesWhatIsThere() throws {
    let phones = try phones("as-labelled")
    #expect(phones.classes == SmallSpeech.phones)
    #expect(phones == PhoneSet(SmallSpeech.phones) && phones["q"] == nil)
  }

  /// One phone a line, in the order of the lines; blank lines count for nothing.
  @Test func listsAreRead() throws {
    let list = try speech.folder.file("list", "s\n\n  iy\naa \nh#\n")
    #expect(try phones(list).classes == ["s", "iy", "aa", "h#"])
  }

  /// Columns are from, by way of, to: as in Kaldi's `phones.60-48-39.map`; a line of one label deletes
  /// it.
  @Test func mapsAreRead() throws {
    let map = try speech.folder.file(
      "map", "aa\taa\taa\nao\tao\taa\niy\tiy\tiy\ns\ts\ts\nh#\tsil\tsil\nq\n")
    let phones = try phones(map)
    #expect(phones.classes == ["aa", "iy", "s", "sil"])
    #expect(name("ao", in: phones) == "aa" && name("h#", in: phones) == "sil")
    #expect(name("q", in: phones) == "-" && name("sil", in: phones) == "sil")
    #expect(name("xx", in: phones) == nil)
  }

  @Test func aDamagedModelFileIsNamed() throws {
    try speech.train("run", ["training.length=1 updates"])
    let path = speech.file("run/last.safetensors")
    var file = try bytes(of: path)
    let entry = Array("aa\taa\nh#\th#\n".utf8)
    let place = try #require(
      file.indices.first { file[$0...].starts(with: entry) }, "the phones' entry")
    file[place + 2] = UInt8(ascii: " ")
    let broken = try speech.folder.file("broken.safetensors", file)
    let error = #expect(throws: (any Error).self) { try AcousticModel(path: broken) }
    #expect("\(try #require(error))".hasPrefix(broken))
  }
}
