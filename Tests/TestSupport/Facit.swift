import Foundation

/// The values that `Samples/make-samples.py` worked out from the data, by rules of its own.
public struct Facit: Sendable {
  private let values: [String: [(key: String, value: String)]]

  /// Reads `Samples/facit.csv`.
  public init() throws {
    let text = try String(
      contentsOf: projectFolder.appending(path: "Samples/facit.csv"), encoding: .utf8)
    var values: [String: [(String, String)]] = [:]
    for line in text.split(separator: "\n").dropFirst() {
      let fields = line.split(separator: ";", maxSplits: 2, omittingEmptySubsequences: false)
      guard fields.count == 3 else { continue }
      values[String(fields[0]), default: []].append((String(fields[1]), String(fields[2])))
    }
    self.values = values
  }

  /// The keys and values of a subject such as `status`, in the order of the file.
  public subscript(subject: String) -> [(key: String, value: String)] { values[subject] ?? [] }

  /// The value of a key; `nil` when there is none.
  public subscript(subject: String, key: String) -> String? {
    self[subject].first { $0.key == key }?.value
  }
}
