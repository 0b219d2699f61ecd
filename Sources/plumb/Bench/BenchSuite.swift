import AcousticModeling
import LSTMCore
import Tensors
import Training

/// What `plumb bench` alone measures: everything that the side-by-side comparison measures of other
/// toolkits.
enum BenchSuite {
  /// The measurements; each gives its line when it is called.
  static func lines(threads: Int) -> [() throws -> String] {
    let precisions = Precision.allCases.filter(\.isSupported)
    var lines: [() throws -> String] = []
    for precision in precisions {
      for (isRagged, isFed) in [(false, false), (true, false), (false, true)] {
        let model = BenchModel(inputFeeding: isFed, precision: precision)
        let bench = TrainBench(model: model, isRagged: isRagged)
        lines.append { bench.line(threads: threads).encoded }
      }
      for sentences in [1, 32] {
        let bench = BeamBench(model: BenchModel(precision: precision), sentences: sentences)
        lines.append { try bench.line(threads: threads).encoded }
      }
      for size in LanguageBench.Size.allCases {
        let bench = LanguageBench(size: size, precision: precision)
        lines.append { bench.line(threads: threads).encoded }
      }
      for objective in AcousticModelOptions.Objective.allCases {
        let bench = AcousticBench(objective: objective, precision: precision)
        lines.append { try bench.line(threads: threads).encoded }
      }
      for (work, rows) in [(AcousticBench.Work.decode, 1), (.decode, 16), (.ctcBeam, 1)] {
        let bench = AcousticBench(work: work, rows: rows, precision: precision)
        lines.append { try bench.line(threads: threads).encoded }
      }
    }
    return lines + [
      { try FeatureBench().line(threads: threads).encoded },
      {
        ProductBench.lines(threads: threads, precisions: precisions).map(\.encoded)
          .joined(separator: "\n")
      },
    ]
  }
}
