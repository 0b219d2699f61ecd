/// What a path can be in: a phone and the language model's state after it, numbered as they are
/// met.
struct TrellisSlots {
  private var numbers: [Int: Int32] = [:]
  /// The language model's row after the phone, by slot.
  private(set) var rows: [Int32] = []
  private(set) var phones: [Int32] = []
  /// The slot that each phone of the language model's filled rows leads to.
  private(set) var targets: [Int32] = []

  var count: Int { phones.count }

  /// Numbers the slots that newly filled rows lead to.
  mutating func cover(_ language: LanguageTable) {
    while targets.count < language.next.count {
      let phone = targets.count % language.phoneCount
      let row = language.next[targets.count]
      let key = Int(row) * language.phoneCount + phone
      if let slot = numbers[key] {
        targets.append(slot)
        continue
      }
      let slot = Int32(count)
      numbers[key] = slot
      targets.append(slot)
      rows.append(row)
      phones.append(Int32(phone))
    }
  }
}
