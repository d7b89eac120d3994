import Foundation
import Spreadsheet
import TestSupport
import Testing
import Zip

@Suite("Finding the format of a file from its bytes")
struct FileFormatTests {
  static let refusals: [(name: String, bytes: [UInt8], kind: SpreadsheetError.Kind)] = [
    ("nothing", [], .emptyFile),
    ("blanks", Array(" \r\n\t\n".utf8), .emptyFile),
    ("pdf", Array("%PDF-1.7\n%âãÏÓ\n".utf8), .unsupportedFormat("pdf")),
    ("png", [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0], .unsupportedFormat("png")),
    ("jpeg", [0xff, 0xd8, 0xff, 0xe0, 0, 16], .unsupportedFormat("jpeg")),
    ("gif", Array("GIF89a".utf8), .unsupportedFormat("gif")),
    ("gzip", [0x1f, 0x8b, 0x08, 0], .unsupportedFormat("gzip")),
    ("tar", tape, .unsupportedFormat("tar")),
    ("rtf", Array(#"{\rtf1\ansi}"#.utf8), .unsupportedFormat("rtf")),
    ("html", Array("\n<!DOCTYPE HTML><html><table>".utf8), .unsupportedFormat("html")),
    ("old excel", [0x09, 0x04, 0x06, 0, 0, 0, 0x10, 0], .unsupportedFormat("xls")),
    ("xml", Array("<?xml version='1.0'?><a/>".utf8), .notASpreadsheet),
    (
      "xml of excel 2003",
      Array(
        #"<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>"#
          .utf8),
      .unsupportedFormat("SpreadsheetML 2003")
    ),
    ("bytes", (0...255).map { UInt8($0) }, .notASpreadsheet),
    ("a mail program's note", Array("Bilagan har tagits bort.\r\n".utf8), .notASpreadsheet),
    ("zip without workbook", archive(["a.txt": "hej"]), .unsupportedFormat("zip")),
    ("docx", office("word/document.xml"), .unsupportedFormat("docx")),
    ("pptx", office("ppt/presentation.xml"), .unsupportedFormat("pptx")),
    ("xlsb", office("xl/workbook.bin"), .unsupportedFormat("xlsb")),
    (
      "odt", archive(["mimetype": "application/vnd.oasis.opendocument.text"]),
      .unsupportedFormat("odt")
    ),
    (
      "numbers", archive(["Index/Document.iwa": "", "Metadata/Properties.plist": ""]),
      .unsupportedFormat("numbers")
    ),
    ("a zip cut short", Array(PackageBuilder(rows: "").bytes.dropLast(60)), .truncated),
    ("encrypted", compound(["EncryptionInfo", "EncryptedPackage"]), .encrypted),
    ("xls", compound(["WORKBOOK"]), .unsupportedFormat("xls")),
    ("doc", compound(["WordDocument"]), .unsupportedFormat("doc")),
    (
      "a compound file in circles", compound(["Workbook"], endsChain: false),
      .unsupportedFormat("xls")
    ),
    ("a compound file cut short", Array(compound(["Workbook"]).prefix(600)), .damaged),
  ]

  @Test("What is not ours is refused by its name", arguments: refusals)
  func refusal(_ expected: (name: String, bytes: [UInt8], kind: SpreadsheetError.Kind)) {
    let error = #expect(throws: SpreadsheetError.self) {
      try WorkbookReader().read(expected.bytes)
    }
    #expect(error?.kind == expected.kind)
    #expect(throws: SpreadsheetError.self) { try WorkbookReader().open(expected.bytes) }
  }

  @Test("What is ours is told by its bytes")
  func formats() throws {
    #expect(try WorkbookReader().open(PackageBuilder(rows: "").bytes).format == .xlsx)
    #expect(try WorkbookReader().open(Array("Enhet;Mål\r\nSolhaga;3\r\n".utf8)).format == .csv)
    #expect(try WorkbookReader().open([0xff, 0xfe, 0x61, 0, 0x3b, 0, 0x62, 0]).format == .csv)
  }

  /// The header of an archive of tar (POSIX.1-2024, pax), and a file in it.
  private static var tape: [UInt8] {
    var header = Array("svar.csv".utf8) + [UInt8](repeating: 0, count: 504)
    header.replaceSubrange(257..<265, with: "ustar\u{0}00".utf8)
    return header + Array(String(repeating: "Enhet;Mål\n", count: 300).utf8)
  }

  private static func archive(_ parts: [String: String]) -> [UInt8] {
    var writer = ZipWriter()
    for (name, content) in parts.sorted(by: { $0.key < $1.key }) {
      writer.add(name, Array(content.utf8), packing: .stored)
    }
    return writer.finish()
  }

  private static func office(_ main: String) -> [UInt8] {
    archive([
      "_rels/.rels": PackageBuilder.relationships(
        PackageBuilder.relationship("rId1", "officeDocument", main)), main: "<a/>",
    ])
  }

  /// A compound file whose directory has these streams ([MS-CFB] 2.2 and 2.6).
  private static func compound(_ streams: [String], endsChain: Bool = true) -> [UInt8] {
    var header = [UInt8](repeating: 0, count: 512)
    header.replaceSubrange(0..<8, with: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
    header[30] = 9
    header.replaceSubrange(48..<52, with: [1, 0, 0, 0])
    header.replaceSubrange(68..<72, with: [0xfe, 0xff, 0xff, 0xff])
    header.replaceSubrange(76..<512, with: [UInt8](repeating: 0xff, count: 436))
    header.replaceSubrange(76..<80, with: [0, 0, 0, 0])
    var table = [UInt8](repeating: 0xff, count: 512)
    table.replaceSubrange(0..<4, with: [0xfd, 0xff, 0xff, 0xff])
    table.replaceSubrange(4..<8, with: endsChain ? [0xfe, 0xff, 0xff, 0xff] : [1, 0, 0, 0])
    var directory = [UInt8](repeating: 0, count: 512)
    for (index, name) in (["Root Entry"] + streams).enumerated() {
      let units = name.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
      directory.replaceSubrange(128 * index..<(128 * index + units.count), with: units)
      directory[128 * index + 64] = UInt8(units.count + 2)
      directory[128 * index + 66] = index == 0 ? 5 : 2
    }
    return header + table + directory
  }
}
