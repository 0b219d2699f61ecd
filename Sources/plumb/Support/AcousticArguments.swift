public import AcousticModeling
public import ArgumentParser

extension AcousticModelOptions.Objective: ExpressibleByArgument {}
extension TranscriptFormat: ExpressibleByArgument {}
