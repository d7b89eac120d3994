import Foundation

extension Array where Element: Sendable {
  /// Transforms the elements on as many threads as there are cores; the order is kept.
  func concurrentMap<Result: Sendable>(
    _ transform: @Sendable @escaping (Element) throws -> Result
  ) async throws -> [Result] {
    let width = Swift.max(1, Swift.min(count, ProcessInfo.processInfo.activeProcessorCount))
    return try await withThrowingTaskGroup(of: (Int, Result).self) { group in
      var results = [Result?](repeating: nil, count: count)
      for index in 0..<Swift.min(width, count) {
        group.addTask { (index, try transform(self[index])) }
      }
      var next = width
      while let (index, result) = try await group.next() {
        results[index] = result
        if next < count {
          let index = next
          group.addTask { (index, try transform(self[index])) }
          next += 1
        }
      }
      return results.compactMap { $0 }
    }
  }
}
