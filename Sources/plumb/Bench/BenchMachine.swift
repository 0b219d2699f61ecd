import Foundation
import Training

/// What else there is to say about the machine beside a measurement: memory, and what other
/// processes took meanwhile. Fields are null where the system does not tell.
struct BenchMachine {
  private let began = ContinuousClock.now
  private let busyAtStart = BenchMachine.busySeconds()
  private let ownAtStart = BenchMachine.ownSeconds()

  /// Fields that close every line of `plumb bench`.
  var members: [JSONValue.Member] {
    [
      JSONValue.Member("when", .string(Date.now.formatted(.iso8601))),
      JSONValue.Member("loadavg", Self.loadAverage.map { .number($0) } ?? .null),
      JSONValue.Member("peak_rss_mb", Self.peakResidentMegabytes.map { .number($0) } ?? .null),
      JSONValue.Member("load", otherLoad),
    ]
  }

  /// Mean cores used by processes that are not this one, and stolen by the host.
  private var otherLoad: JSONValue {
    guard let now = Self.busySeconds(), let before = busyAtStart else { return .null }
    let wall = max(began.duration(to: .now).seconds, 1e-3)
    let other = (now.busy - before.busy) - (Self.ownSeconds() - ownAtStart)
    return .object([
      JSONValue.Member("other_cores", .number(max(0, other / wall).rounded(places: 2))),
      JSONValue.Member(
        "steal_cores", .number(((now.stolen - before.stolen) / wall).rounded(places: 3))),
    ])
  }

  private static var loadAverage: Double? {
    guard let text = try? String(contentsOfFile: "/proc/loadavg", encoding: .utf8) else {
      return nil
    }
    return text.split(separator: " ").first.flatMap { Double($0) }
  }

  /// Peak resident set of this process.
  private static var peakResidentMegabytes: Double? {
    // getrusage's figure can be that of the program that started this one; the kernel's own cannot.
    guard let text = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
      let line = text.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM") }),
      let kilobytes = line.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap({
        Double($0)
      })
    else { return nil }
    return (kilobytes / 1024).rounded(places: 1)
  }

  /// Seconds that all cores together were busy and stolen since the machine started.
  private static func busySeconds() -> (busy: Double, stolen: Double)? {
    guard let text = try? String(contentsOfFile: "/proc/stat", encoding: .utf8),
      let line = text.split(separator: "\n").first
    else { return nil }
    let ticks = line.split(separator: " ").dropFirst().compactMap { Double($0) }
    guard ticks.count >= 8 else { return nil }
    // User, nice, system, interrupts: without idle time and waiting for the disk.
    return ((ticks[0] + ticks[1] + ticks[2] + ticks[5] + ticks[6]) / 100, ticks[7] / 100)
  }

  private static func ownSeconds() -> Double {
    var usage = rusage()
    // The system fills the local structure in.
    guard unsafe getrusage(Int32(RUSAGE_SELF.rawValue), &usage) == 0 else { return 0 }
    return [usage.ru_utime, usage.ru_stime].reduce(0) {
      $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1e6
    }
  }
}

extension Duration {
  var seconds: Double {
    Double(components.seconds) + Double(components.attoseconds) / 1e18
  }
}

extension Double {
  func rounded(places: Int) -> Double {
    let factor = (0..<places).reduce(1.0) { product, _ in product * 10 }
    return (self * factor).rounded() / factor
  }
}
