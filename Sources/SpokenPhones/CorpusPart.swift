/// A part of the corpus.
public enum CorpusPart: String, Sendable, CaseIterable {
  case train, dev, test
}
