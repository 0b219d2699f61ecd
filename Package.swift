// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .strictMemorySafety(),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(
  _ name: String, _ dependencies: [Target.Dependency], resources: [Resource] = []
) -> Target {
  .testTarget(
    name: name, dependencies: dependencies, resources: resources, swiftSettings: strict)
}

let package = Package(
  name: "Plumb",
  products: [
    .library(name: "Translation", targets: ["Translation"]),
    .library(name: "LanguageModeling", targets: ["LanguageModeling"]),
    .library(name: "AcousticModeling", targets: ["AcousticModeling"]),
    .library(name: "LSTMCore", targets: ["LSTMCore", "Tensors"]),
    .library(name: "Baselines", targets: ["Baselines"]),
    .library(name: "Metrics", targets: ["Metrics"]),
    .library(name: "Text", targets: ["Text"]),
    .library(name: "Audio", targets: ["Audio"]),
    .executable(name: "plumb", targets: ["plumb"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // C: the vector kernels, and shims over system libraries.
    .target(name: "CKernels", linkerSettings: [.linkedLibrary("gomp"), .linkedLibrary("m")]),
    .target(
      name: "COneDNN", linkerSettings: [.linkedLibrary("dnnl"), .linkedLibrary("gomp")]),
    .target(
      name: "CSentencePiece",
      linkerSettings: [
        .linkedLibrary("sentencepiece"), .linkedLibrary("sentencepiece_train"),
      ]),
    // Loads the speech synthesiser when a corpus is spoken; nothing else takes it.
    .target(name: "CEspeakNG", linkerSettings: [.linkedLibrary("dl")]),
    .systemLibrary(
      name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(
      name: "CSndFile", pkgConfig: "sndfile", providers: [.apt(["libsndfile1-dev"])]),
    .systemLibrary(
      name: "CFFTW", pkgConfig: "fftw3f", providers: [.apt(["libfftw3-dev"])]),
    .systemLibrary(
      name: "CSoxr", pkgConfig: "soxr", providers: [.apt(["libsoxr-dev"])]),

    // Below everything that writes.
    module("Files"),

    // The numeric floors.
    module("Tensors", ["CKernels", "COneDNN"]),
    module("LSTMCore", ["Tensors"]),
    module("Training", ["Files", "LSTMCore", "Tensors", yams]),

    // Leaves: they import nothing of ours but Files.
    module("Text", ["Files", "CSentencePiece", "CZlib"]),
    module("Audio", ["Files", "CSndFile", "CFFTW", "CSoxr", "CZlib"]),
    module("Metrics"),
    module("Phrasebook", ["Files"]),
    module("SpokenPhones", ["Files", "Audio", "Phrasebook", "CEspeakNG"]),

    // What the heads are compared with.
    module("Baselines", ["Files", "Text", "Metrics", "CZlib"]),

    // Heads.
    module(
      "Translation", ["Files", "LSTMCore", "Tensors", "Training", "Text", "Metrics"]),
    module("LanguageModeling", ["LSTMCore", "Tensors", "Training", "Text", "Metrics"]),
    module(
      "AcousticModeling",
      ["Files", "LSTMCore", "Tensors", "Training", "Text", "Audio", "Metrics"]),

    .executableTarget(
      name: "plumb",
      dependencies: [
        "Translation", "LanguageModeling", "AcousticModeling", "Training", "LSTMCore", "Tensors",
        "Text", "Metrics",
        "Audio", "Phrasebook", "SpokenPhones", "Baselines", "Files", argumentParser,
      ],
      swiftSettings: strict),

    // What several of the test targets below use.
    .target(
      name: "TestSupport", dependencies: ["LSTMCore", "Tensors", "Training"],
      path: "Tests/TestSupport", swiftSettings: strict),
    tests("FilesTests", ["Files", "TestSupport"]),
    tests("TensorsTests", ["Tensors"]),
    tests(
      "LSTMCoreTests", ["LSTMCore", "Tensors", "TestSupport"], resources: [.copy("Fixtures")]),
    tests("TrainingTests", ["Training", "Files", "LSTMCore", "Tensors", "TestSupport"]),
    tests("TextTests", ["Text", "Files", "TestSupport"], resources: [.copy("Fixtures")]),
    tests(
      "AudioTests", ["Audio", "CSndFile", "Files", "TestSupport"], resources: [.copy("Fixtures")]),
    tests("MetricsTests", ["Metrics", "TestSupport"], resources: [.copy("Fixtures")]),
    tests("PhrasebookTests", ["Phrasebook"]),
    tests("SpokenPhonesTests", ["SpokenPhones", "Audio", "Metrics", "TestSupport"]),
    tests(
      "BaselinesTests", ["Baselines", "Files", "Text", "Metrics", "TestSupport"],
      resources: [.copy("Fixtures")]),
    tests(
      "TranslationTests",
      ["Translation", "Files", "LSTMCore", "Tensors", "Training", "Text", "TestSupport"],
      resources: [.copy("Fixtures")]),
    tests(
      "LanguageModelingTests",
      ["LanguageModeling", "LSTMCore", "Tensors", "Training", "Text", "Metrics", "TestSupport"],
      resources: [.copy("Fixtures")]),
    tests(
      "AcousticModelingTests",
      [
        "AcousticModeling", "Files", "LSTMCore", "Tensors", "Training", "Text", "Audio", "Metrics",
        "TestSupport",
      ], resources: [.copy("Fixtures")]),
    tests("CommandTests", ["plumb"], resources: [.copy("Fixtures")]),
  ],
  cLanguageStandard: .gnu11,
  cxxLanguageStandard: .gnucxx17
)
