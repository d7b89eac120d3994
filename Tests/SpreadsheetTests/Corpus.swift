import Foundation
import Spreadsheet
import TestSupport

/// The spreadsheets of other projects that lie beside this one, with what is known of them.
struct Corpus {
  struct Entry: Sendable {
    var path: String
    var hash: String
    var format: String
    var expectation: String
    var cells: Int?

    var isOpenDocument: Bool { format == "ods" || format == "ots" }
  }

  struct Value: Hashable {
    var sheet: Int
    var row: Int
    var column: Int
    var type: String
    var text: String
  }

  let folder: URL
  let entries: [Entry]

  /// The corpus; `nil` where it is absent.
  static let shared: Corpus? = {
    guard let folder = sharedFolder?.appending(path: "corpus"),
      let manifest = try? String(
        contentsOf: folder.appending(path: "manifest.tsv"), encoding: .utf8)
    else { return nil }
    return Corpus(folder: folder, manifest: manifest)
  }()

  private init(folder: URL, manifest: String) {
    let lines = manifest.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    let header = lines.first ?? []
    func column(_ name: String) -> Int { header.firstIndex(of: name) ?? 0 }
    let (path, hash, format) = (column("path"), column("sha256"), column("format"))
    let (expectation, cells, note) = (
      column("expect"), column("expected_cells"), column("note")
    )
    self.folder = folder
    entries = lines.dropFirst().map { line in
      Entry(
        path: line[path], hash: line[hash], format: line[format],
        expectation: line[expectation],
        cells: Int(line[cells]) ?? Self.guessedCells(in: line[note]))
    }
  }

  /// The number of cells that a script counted in a CSV text, where its note says so.
  private static func guessedCells(in note: String) -> Int? {
    note.split(separator: " ").last { $0.hasPrefix("nonempty=") }
      .flatMap { Int($0.dropFirst("nonempty=".count)) }
  }

  func location(of entry: Entry) -> URL {
    let places = [folder, folder.appending(path: "files")].map { $0.appending(path: entry.path) }
    return places.first { FileManager.default.fileExists(atPath: $0.path) } ?? places[0]
  }

  func bytes(of entry: Entry) throws -> [UInt8] {
    Array(try Data(contentsOf: location(of: entry)))
  }

  /// The values that are known, by the hash of their file.
  func values() throws -> [String: [Value]] {
    let packed = folder.appending(path: "values.tsv.gz")
    guard let gunzip = Program.named("gunzip") else { return [:] }
    let outcome = try gunzip.run(["-c", packed.path])
    var values: [String: [Value]] = [:]
    for line in outcome.output.split(separator: "\n").dropFirst() {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard fields.count >= 6, let sheet = Int(fields[1]), let row = Int(fields[2]),
        let column = Int(fields[3])
      else { continue }
      values[String(fields[0]), default: []].append(
        Value(
          sheet: sheet, row: row, column: column, type: String(fields[4]),
          text: fields[5...].joined(separator: "\t")))
    }
    return values
  }
}
