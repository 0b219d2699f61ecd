import CFFTW
import Foundation

/// FFTW's planner is not thread-safe: one plan is made or destroyed at a time.
private let planner = NSLock()

/// The power spectrum of real frames of one length, through FFTW in single precision.
///
/// Unsafe code stands here because a plan and the memory that it was made for are pointers: they
/// are this object's own, and freed with it. A plan is made by estimate, not by measuring, so that
/// the same sound has the same features in every run.
@safe
final class FourierTransform {
  /// Points of a frame.
  let count: Int
  private let input: UnsafeMutablePointer<Float>
  private let output: UnsafeMutablePointer<fftwf_complex>
  private let plan: fftwf_plan

  /// - Parameter count: even, at least 2.
  init(count: Int) {
    precondition(count >= 2 && count % 2 == 0 && count <= 1 << 24, "an even number of points")
    self.count = count
    guard let input = unsafe fftwf_alloc_real(count),
      let output = unsafe fftwf_alloc_complex(count / 2 + 1)
    else { fatalError("no memory for a transform of \(count) points") }
    unsafe self.input = input
    unsafe self.output = output
    planner.lock()
    let plan = unsafe fftwf_plan_dft_r2c_1d(
      Int32(count), input, output, FFTW_ESTIMATE | UInt32(FFTW_DESTROY_INPUT))
    planner.unlock()
    guard let plan = unsafe plan else { fatalError("no plan for \(count) points") }
    unsafe self.plan = plan
  }

  deinit {
    planner.lock()
    unsafe fftwf_destroy_plan(plan)
    planner.unlock()
    unsafe fftwf_free(input)
    unsafe fftwf_free(output)
  }

  /// |X|² of a frame, from 0 Hz to half the sampling rate.
  ///
  /// - Parameters:
  ///   - frame: `count` samples.
  ///   - power: gets `count / 2 + 1` numbers; what follows them stays.
  func power(of frame: Span<Float>, into power: inout [Float]) {
    precondition(frame.count == count && power.count > count / 2, "lengths of this transform")
    unsafe frame.withUnsafeBufferPointer {
      unsafe input.update(from: $0.baseAddress!, count: count)
    }
    unsafe fftwf_execute(plan)
    var power = power.mutableSpan
    for point in 0...count / 2 {
      let (real, imaginary) = unsafe output[point]
      unsafe power[unchecked: point] = real * real + imaginary * imaginary
    }
  }
}
