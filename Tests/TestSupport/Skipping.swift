import Foundation
import Testing

/// Says in one line why a test cannot run here.
///
/// Where `STYRKORT_REQUIRE_TOOLS` is set, a test that cannot run fails.
public func skip(
  _ reason: String, fileID: String = #fileID, filePath: String = #filePath, line: Int = #line
) {
  print("Skipped: \(reason)")
  guard ProcessInfo.processInfo.environment["STYRKORT_REQUIRE_TOOLS"] != nil else { return }
  Issue.record(
    "Skipped: \(reason)",
    sourceLocation: SourceLocation(fileID: fileID, filePath: filePath, line: line, column: 1))
}
