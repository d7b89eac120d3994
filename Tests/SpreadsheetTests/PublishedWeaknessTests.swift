import Spreadsheet
import TestSupport
import Testing
import Zip

/// Weaknesses that were published for other readers, and that other suites do not try: each on all
/// ways to read.
@Suite("Published weaknesses")
struct PublishedWeaknessTests {
  /// What a file has to come to.
  enum Outcome: Equatable {
    case refused(SpreadsheetError.Kind)
    /// Only this text stands in the first cell of the first sheet.
    case read(String)
    /// What could not be read is told.
    case told
  }

  enum Weakness: String, CaseIterable, Sendable {
    case sizeTooSmall, sizeTooLarge, wrongChecksum, sharedBytes, otherLocalName
    case namesOutside, highlyPackedButHonest, bombOfGibibytes
    case doctypeUTF7, doctypeTwiceEncoded, doctypeUTF32, doctypeInContent, doctypeInFlat
    case externalEntityInManifest, parameterEntity
    case formulaThatCalls, formatThatCalls, linkToFile
    case slowNumber, slowReference, slowDate
    case oldBinary, renamedArchive
    case longTextInManyCells

    var outcome: Outcome {
      switch self {
      // libxml2 knows no UTF-32 and reads UTF-7; the sheet is lost and told, or refused.
      case .sizeTooSmall, .sizeTooLarge, .wrongChecksum, .otherLocalName, .sharedBytes,
        .doctypeUTF32, .doctypeTwiceEncoded:
        .told
      case .doctypeUTF7, .doctypeInContent, .doctypeInFlat, .parameterEntity:
        .refused(.unsafeContent)
      case .namesOutside, .highlyPackedButHonest, .formulaThatCalls, .formatThatCalls,
        .linkToFile, .slowNumber, .slowReference, .slowDate, .externalEntityInManifest:
        .read("här")
      case .bombOfGibibytes: .refused(.limitExceeded("totalSize"))
      case .oldBinary: .refused(.unsupportedFormat("xls"))
      case .renamedArchive: .refused(.unsupportedFormat("zip"))
      case .longTextInManyCells: .refused(.limitExceeded("streamedTextSize"))
      }
    }

    private static let part = "xl/worksheets/sheet1.xml"
    private static let row = #"<row><c t="inlineStr"><is><t>här</t></is></c></row>"#
    private static let flatRow = """
      <table:table-row><table:table-cell office:value-type="string"><text:p>här</text:p>\
      </table:table-cell></table:table-row>
      """

    var bytes: [UInt8] {
      var builder = PackageBuilder(rows: Self.row)
      let doctype = #"<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>"#
      let sheet = PackageBuilder.worksheet("<sheetData>\(Self.row)&a;</sheetData>")
      switch self {
      case .sizeTooSmall: return Self.claiming(3, at: 24, in: builder)
      case .sizeTooLarge: return Self.claiming(1 << 20, at: 24, in: builder)
      case .wrongChecksum: return Self.claiming(7, at: 16, in: builder)
      case .otherLocalName:
        var bytes = builder.bytes
        // The name in front of the entry itself is the first one.
        if let place = bytes.firstRange(of: Array(Self.part.utf8)) {
          bytes[place.lowerBound] = UInt8(ascii: "y")
        }
        return bytes
      case .sharedBytes: return Self.claiming(0, at: 42, in: builder)
      case .namesOutside:
        builder["../../../../../../tmp/styrkort-outside"] = "outside"
        builder["/etc/styrkort-outside"] = "outside"
        return builder.bytes
      case .highlyPackedButHonest:
        // A hundred to one, as styles of honest programs are.
        let format = #"<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>"#
        let formats = String(repeating: format, count: 100_000)
        return PackageBuilder(rows: Self.row, styles: "<cellXfs>\(formats)</cellXfs>").bytes
      case .bombOfGibibytes: return Self.claiming(1 << 30, at: 24, in: builder)
      case .doctypeUTF7:
        builder.parts[Self.part] = Array(
          (#"<?xml version="1.0" encoding="UTF-7"?>"#
            + doctype.replacing("<", with: "+ADw-").replacing(">", with: "+AD4-") + sheet).utf8)
      case .doctypeTwiceEncoded:
        builder.parts[Self.part] = Array(
          (doctype.replacing("<", with: "&lt;") + sheet).utf8)
      case .doctypeUTF32:
        let text = #"<?xml version="1.0" encoding="UTF-32BE"?>"# + doctype + sheet
        builder.parts[Self.part] =
          [0, 0, 0xFE, 0xFF]
          + text.unicodeScalars.flatMap { scalar in
            [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: scalar.value >> UInt32($0)) }
          }
      case .doctypeInContent:
        let flat = String(decoding: FlatDocument(Self.flatRow).bytes, as: UTF8.self)
        return Self.openDocument(
          content: flat.replacing("?>\n", with: "?>\n" + doctype))
      case .doctypeInFlat:
        let flat = String(decoding: FlatDocument(Self.flatRow).bytes, as: UTF8.self)
        return Array(flat.replacing("?>\n", with: "?>\n" + doctype).utf8)
      case .externalEntityInManifest:
        // OpenOffice.org wrote a DOCTYPE there; the manifest is not read then.
        let flat = String(decoding: FlatDocument(Self.flatRow).bytes, as: UTF8.self)
        return Self.openDocument(content: flat, manifest: doctype + "<manifest>&a;</manifest>")
      case .parameterEntity:
        builder.parts[Self.part] = Array(
          (#"<!DOCTYPE x [<!ENTITY % p SYSTEM "http://localhost:1/x"> %p;]>"# + sheet).utf8)
      case .formulaThatCalls:
        builder = PackageBuilder(
          rows: #"<row><c t="str"><f>cmd|' /C calc'!A0</f><v>här</v></c></row>"#)
      case .formatThatCalls:
        builder = PackageBuilder(
          rows: Self.row.replacing("<c ", with: "<c s=\"1\" "),
          styles: """
            <numFmts><numFmt numFmtId="200" formatCode="[&gt;1;system('x')]0"/></numFmts>
            <cellXfs><xf/><xf numFmtId="200"/></cellXfs>
            """)
      case .linkToFile:
        builder = PackageBuilder(sheets: [
          "<sheetData>\(Self.row)</sheetData><hyperlinks><hyperlink ref=\"A1\" r:id=\"r1\"/></hyperlinks>"
        ])
        builder["xl/worksheets/_rels/sheet1.xml.rels"] = PackageBuilder.relationships(
          PackageBuilder.relationship("r1", "hyperlink", "file:///etc/hostname")
            + PackageBuilder.relationship("r2", "comments", "file:///etc/hostname"))
      case .slowNumber: return Self.withSecondCell(String(repeating: "1", count: 1 << 18), "n")
      case .slowReference:
        builder = PackageBuilder(sheets: [
          "<sheetData>\(Self.row)</sheetData><mergeCells>"
            + "<mergeCell ref=\"\(String(repeating: "A1:", count: 1 << 16))\"/></mergeCells>"
        ])
      case .slowDate: return Self.withSecondCell(String(repeating: "2025-", count: 1 << 16), "d")
      case .oldBinary: return CompoundFile.bytes(["Workbook"])
      case .renamedArchive:
        builder.parts = ["a.txt": Array("x".utf8)]
      case .longTextInManyCells:
        let cells = String(repeating: #"<c t="s"><v>0</v></c>"#, count: 16_000)
        return PackageBuilder(
          rows: "<row>\(cells)</row>",
          sharedTexts: "<si><t>\(String(repeating: "text ", count: 1 << 14))</t></si>"
        ).bytes
      }
      return builder.bytes
    }

    private static func withSecondCell(_ value: String, _ type: String) -> [UInt8] {
      let cell = "<c t=\"\(type)\"><v>\(value)</v></c>"
      return PackageBuilder(rows: row.replacing("</row>", with: cell + "</row>")).bytes
    }

    private static func openDocument(content: String, manifest: String? = nil) -> [UInt8] {
      var builder = PackageBuilder()
      builder.parts = ["content.xml": Array(content.utf8)]
      builder["mimetype"] = "application/vnd.oasis.opendocument.spreadsheet"
      if let manifest { builder["META-INF/manifest.xml"] = manifest }
      return builder.bytes
    }

    /// An archive whose directory claims a number of the sheet's part that is not so.
    private static func claiming(_ number: Int, at field: Int, in builder: PackageBuilder)
      -> [UInt8]
    {
      var bytes = builder.bytes
      let name = Array(part.utf8)
      for start in bytes.indices.dropLast(46 + name.count)
      where bytes[start..<(start + 4)].elementsEqual([0x50, 0x4B, 0x01, 0x02])
        && bytes[(start + 46)..<(start + 46 + name.count)].elementsEqual(name)
      {
        for byte in 0..<4 {
          bytes[start + field + byte] = UInt8(truncatingIfNeeded: number >> (8 * byte))
        }
      }
      return bytes
    }
  }

  @Test("Each weakness comes to nothing", arguments: Weakness.allCases, ReadingPath.allCases)
  func weakness(weakness: Weakness, path: ReadingPath) {
    #expect(outcome(of: weakness.bytes, by: path) == weakness.outcome)
  }

  private func outcome(of bytes: [UInt8], by path: ReadingPath) -> Outcome? {
    var limits = ReadLimits()
    limits.archive.ratioGrace = 1 << 20
    do {
      let file = try path.read(bytes, limits: limits)
      let isTold = file.notices.contains {
        $0.kind == .sheetUnreadable || $0.kind == .sheetIncomplete
      }
      if isTold { return .told }
      guard case .text(let text)? = file.workbook.sheets[0]["A1"]?.value else { return nil }
      return .read(text)
    } catch let error as SpreadsheetError {
      return error.kind == .damaged ? .told : .refused(error.kind)
    } catch {
      return nil
    }
  }
}
