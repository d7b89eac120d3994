import Foundation
import Spreadsheet
import TestSupport
import Testing

/// The built program on files that are made to do harm: it ends within ten seconds of processor
/// time, and within 512 MiB of address space.
///
/// The files made here are small enough for a program built without optimization.
@Suite("Hostile files, from outside")
struct HostileProcessTests {
  private static let seconds = 10
  private static let kibibytes = 512 << 10

  @Test("Every hostile file of the corpus ends in bounded time and memory")
  func corpus() throws {
    guard let corpus = Corpus.shared else {
      print("Hostile files: ../shared/corpus is absent, only files made here were tried")
      return
    }
    for entry in corpus.entries where entry.expectation == "hostile" {
      try check(corpus.location(of: entry), named: entry.path)
    }
  }

  @Test("Files made here end in bounded time and memory", arguments: Case.allCases)
  func made(hostile: Case) throws {
    let folder = try TemporaryFolder()
    let file = folder.location.appending(path: "file")
    try Data(hostile.bytes).write(to: file)
    try check(file, named: hostile.rawValue)
  }

  enum Case: String, CaseIterable, Sendable {
    case repeatedCells, repeatedRows, blankRows, deepNesting, manyCells, longText, openQuotes

    var bytes: [UInt8] {
      let filled = "office:value-type=\"string\"><text:p>X</text:p></table:table-cell>"
      switch self {
      case .repeatedCells:
        let row = "<table:table-cell table:number-columns-repeated=\"16384\" \(filled)"
        return FlatDocument(
          String(repeating: "<table:table-row>\(row)</table:table-row>", count: 2_000)
        ).bytes
      case .repeatedRows:
        let row = "<table:table-row table:number-rows-repeated=\"1048576\"><table:table-cell"
        return FlatDocument(
          "\(row) table:number-columns-repeated=\"200\" \(filled)</table:table-row>"
        )
        .bytes
      case .blankRows:
        let cells = String(repeating: "<table:table-cell/>", count: 16_000)
        let row =
          "<table:table-row table:number-rows-repeated=\"1048576\">\(cells)</table:table-row>"
        return FlatDocument(String(repeating: row, count: 5)).bytes
      case .deepNesting:
        return PackageBuilder(rows: String(repeating: "<row>", count: 200_000)).bytes
      case .manyCells:
        let row = "<row>" + String(repeating: "<c t=\"s\"><v>-1</v></c>", count: 16_000) + "</row>"
        return PackageBuilder(rows: String(repeating: row, count: 4)).bytes
      case .longText:
        let text = "<c t=\"str\"><v>" + String(repeating: "&#65;", count: 200_000) + "</v></c>"
        return PackageBuilder(rows: "<row>\(text)</row>").bytes
      case .openQuotes:
        return Array(String(repeating: "a;\"b\n", count: 20_000).utf8)
      }
    }
  }

  private func check(_ file: URL, named name: String) throws {
    let shell = try #require(Program.named("sh"))
    for command in ["cells", "cells --count", "info"] {
      let outcome = try shell.run([
        "-c",
        "ulimit -v \(Self.kibibytes) -t \(Self.seconds); exec \"$0\" \(command) \"$1\" > /dev/null",
        Program.styrkort.path, file.path,
      ])
      #expect([0, 1, 2].contains(outcome.code), "\(name), \(command): \(outcome.errors)")
    }
  }
}
