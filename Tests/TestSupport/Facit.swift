import Foundation

/// The values that `Samples/make/facit.py` worked out from the data, by rules of its own.
public struct Facit: Sendable {
  private let values: [String: [(key: String, value: String)]]

  /// Reads `facit.csv` of a year's samples.
  ///
  /// - Parameter folder: `Samples` holds 2025, and `Samples/2024` the year before.
  public init(in folder: String = "Samples") throws {
    let text = try String(
      contentsOf: projectFolder.appending(path: "\(folder)/facit.csv"), encoding: .utf8)
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
