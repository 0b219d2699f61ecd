import Foundation
import Testing

/// `plumb inspect` on every kind of model.
@Suite struct InspectTests {
  /// An acoustic model holds its phones as bytes, which were taken for numbers.
  @Test(arguments: [[], ["--json"]]) func acousticModels(options: [String]) throws {
    let folder = try TemporaryFolder()
    let model = try #require(
      Bundle.module.url(forResource: "Fixtures/acoustic", withExtension: "safetensors"))
    try folder.write(Data(contentsOf: model), to: "acoustic.safetensors")
    let result = try PlumbCommand.run(
      ["inspect", "acoustic.safetensors"] + options, in: folder.root)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("acoustic-modeling"))
    #expect(result.output.contains("lstm.0"))
  }
}
