/// A training ready to run: what a head makes of a configuration or of a run folder.
public struct PreparedTraining<Task: TrainingTask> {
  public let trainer: Trainer<Task>
  /// What is worth telling the user before it starts.
  public let notes: [String]
  /// Run after the training's end: what is worth telling then.
  public let conclusion: () throws -> [String]

  public init(
    trainer: Trainer<Task>, notes: [String], conclusion: @escaping () throws -> [String] = { [] }
  ) {
    self.trainer = trainer
    self.notes = notes
    self.conclusion = conclusion
  }
}
