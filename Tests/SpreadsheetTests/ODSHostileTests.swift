import Spreadsheet
import Testing
import XML
import Zip

/// OpenDocument files that are made to do harm, each tried on both ways to read.
@Suite("Hostile OpenDocument files")
struct ODSHostileTests {
  private static let filled = "office:value-type=\"string\"><text:p>X</text:p></table:table-cell>"

  private static let lowLimits = {
    var limits = ReadLimits()
    limits.streamedCells = 20_000
    limits.cells = 20_000
    limits.xml.textLength = 100_000
    return limits
  }()

  @Test("Filled cells repeated without end pass a limit", arguments: ReadingPath.allCases)
  func repeatedCells(path: ReadingPath) throws {
    let document = FlatDocument(
      """
      <table:table-row table:number-rows-repeated="999999999">
        <table:table-cell table:number-columns-repeated="999999999" \(Self.filled)</table:table-row>
      """)
    #expect(throws: SpreadsheetError.self) { try path.read(document.bytes, limits: Self.lowLimits) }
  }

  @Test("Cells that repeat others have a limit of their own", arguments: ReadingPath.allCases)
  func repeatedCellLimit(path: ReadingPath) throws {
    var limits = ReadLimits()
    limits.repeatedCells = 100
    limits.repeatedCellsPerByte = 0
    for (rows, columns) in [(102, 1), (1, 102), (11, 10)] {
      let document = FlatDocument(
        """
        <table:table-row table:number-rows-repeated="\(rows)">
          <table:table-cell table:number-columns-repeated="\(columns)" \(Self.filled)</table:table-row>
        """)
      let error = #expect(throws: SpreadsheetError.self) {
        try path.read(document.bytes, limits: limits)
      }
      #expect(error?.kind == .limitExceeded("repeatedCells"))
    }
    let fits = FlatDocument(
      """
      <table:table-row table:number-rows-repeated="10">
        <table:table-cell table:number-columns-repeated="10" \(Self.filled)</table:table-row>
      """)
    let sheet = try path.read(fits.bytes, limits: limits).workbook.sheets[0]
    #expect(sheet.usedRange?.text == "A1:J10")
  }

  @Test("Blank cells and rows repeated without end cost nothing", arguments: ReadingPath.allCases)
  func repeatedBlanks(path: ReadingPath) throws {
    var document = FlatDocument(
      """
      <table:table-column table:number-columns-repeated="99999999999999999999999"
        table:default-cell-style-name="ce1"/>
      <table:table-row table:number-rows-repeated="1000000000000000000"><table:table-cell
        table:style-name="ce1" table:number-columns-repeated="1000000000000000000"/></table:table-row>
      <table:table-row table:number-rows-repeated="9223372036854775807"
        table:visibility="collapse"><table:table-cell \(Self.filled)</table:table-row>
      """)
    document.automaticStyles = """
      <style:style style:name="ce1" style:family="table-cell"><style:table-cell-properties
        fo:background-color="#ff0000"/></style:style>
      """
    let file = try path.read(document.bytes)
    #expect(file.workbook.sheets[0].rows.isEmpty)
    #expect(file.notices.contains { $0.kind == .partSkipped })
  }

  @Test("Counts that are no counts count as one", arguments: ["-5", "0", "1.5", "", "x", "0x10"])
  func oddCounts(count: String) throws {
    let sheet = try FlatDocument(
      """
      <table:table-row table:number-rows-repeated="\(count)"><table:table-cell
        table:number-columns-repeated="\(count)" table:number-columns-spanned="\(count)"
        table:number-rows-spanned="\(count)" \(Self.filled)</table:table-row>
      """
    ).sheet()
    #expect(sheet.usedRange?.text == "A1")
    #expect(sheet.mergedRanges.isEmpty)
  }

  @Test("A merge over everything ends at the edge of the sheet", arguments: ReadingPath.allCases)
  func merge(path: ReadingPath) throws {
    let document = FlatDocument(
      """
      <table:table-row><table:table-cell table:number-columns-spanned="9223372036854775807"
        table:number-rows-spanned="99999999999999999999" \(Self.filled)</table:table-row>
      """)
    let sheet = try path.read(document.bytes).workbook.sheets[0]
    #expect(sheet.mergedRanges.map(\.text) == ["A1:XFD1048576"])
  }

  @Test("Nesting without end is refused", arguments: ["text:span", "table:table-row-group", "x"])
  func nesting(element: String) throws {
    let opened = String(repeating: "<\(element)>", count: 100_000)
    let document = FlatDocument(
      element == "text:span"
        ? "<table:table-row><table:table-cell><text:p>\(opened)" : opened)
    #expect(throws: SpreadsheetError.self) { try document.read() }
  }

  @Test("A DOCTYPE is refused")
  func doctype() throws {
    var text = String(decoding: FlatDocument("").bytes, as: UTF8.self)
    text.replace("?>\n", with: "?>\n<!DOCTYPE x [<!ENTITY a \"aaaa\">]>\n", maxReplacements: 1)
    #expect(throws: SpreadsheetError.self) { try WorkbookReader().read(Array(text.utf8)) }
  }

  @Test("Blanks and texts without end pass a limit", arguments: ReadingPath.allCases)
  func longTexts(path: ReadingPath) throws {
    let blanks = "<text:s text:c=\"999999999\"/>"
    let cell =
      "<table:table-cell office:value-type=\"string\"><text:p>\(blanks)\(blanks)</text:p></table:table-cell>"
    let document = FlatDocument("<table:table-row>\(cell)</table:table-row>")
    #expect(throws: SpreadsheetError.self) {
      try path.read(document.bytes, limits: Self.lowLimits)
    }
  }

  @Test("An attribute of megabytes is refused, or read in time")
  func longAttributes() throws {
    let long = String(repeating: "(", count: 1 << 20)
    for attribute in ["table:formula", "table:style-name", "office:value", "office:time-value"] {
      let row = "<table:table-row><table:table-cell \(attribute)=\"\(long)\"/></table:table-row>"
      _ = try? FlatDocument(row).read()
    }
    let short = String(repeating: "[.A1:", count: 50_000)
    let row =
      "<table:table-row><table:table-cell table:formula=\"of:=\(short)\"/></table:table-row>"
    #expect(try FlatDocument(row).sheet()["A1"]?.value == .notCalculated)
  }

  @Test("Styles that build on each other in circles or without end are read in time")
  func styleChains() throws {
    var document = FlatDocument(
      """
      <table:table-row><table:table-cell table:style-name="s0" \(Self.filled)
        <table:table-cell table:style-name="round" \(Self.filled)</table:table-row>
      """)
    let chain = (0..<20_000).map {
      "<style:style style:name=\"s\($0)\" style:family=\"table-cell\" style:parent-style-name=\"s\($0 + 1)\"/>"
    }
    document.commonStyles = """
      \(chain.joined())<style:style style:name="s20000" style:family="table-cell">
        <style:table-cell-properties fo:background-color="#00b050"/></style:style>
      <style:style style:name="round" style:family="table-cell" style:parent-style-name="trip"/>
      <style:style style:name="trip" style:family="table-cell" style:parent-style-name="round"/>
      """
    let sheet = try document.sheet()
    #expect(sheet["A1"]?.style.fill?.hex == "00B050")
    #expect(sheet["B1"]?.style.fill == nil)
  }

  @Test("Tables without end get no names without end", arguments: ReadingPath.allCases)
  func tables(path: ReadingPath) throws {
    var document = FlatDocument(
      "<table:table-row><table:table-cell \(Self.filled)</table:table-row>")
    let ranges = (0..<5000).map {
      "<table:database-range table:name=\"t\($0)\" table:target-range-address=\"Blad1.A1:Blad1.XFD9\"/>"
    }
    document.epilogue =
      "<table:database-ranges>\(ranges.joined())</table:database-ranges>"
    let sheet = try path.read(document.bytes).workbook.sheets[0]
    #expect(sheet.tables.count == 5000)
    #expect(sheet.tables.map(\.columnNames.count).reduce(0, +) <= 16 * CellAddress.maximumColumns)
  }

  @Test("Sheets without end pass a limit")
  func sheets() throws {
    var document = FlatDocument("")
    document.epilogue = String(repeating: "<table:table table:name=\"x\"/>", count: 5000)
    #expect(throws: SpreadsheetError.self) { try document.read() }
  }

  @Test("An encrypted package is told from a damaged one")
  func encrypted() throws {
    let manifest = """
      <manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">
      <manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/>
      </manifest:file-entry></manifest:manifest>
      """
    let mimetype = "application/vnd.oasis.opendocument.spreadsheet"
    var builder = PackageBuilder()
    builder.parts = [
      "mimetype": Array(mimetype.utf8), "content.xml": [1, 2, 3],
      "META-INF/manifest.xml": Array(manifest.utf8),
    ]
    #expect(throws: SpreadsheetError(.encrypted)) { try WorkbookReader().read(builder.bytes) }
    builder["META-INF/manifest.xml"] = "<broken"
    #expect(throws: SpreadsheetError.self) { try WorkbookReader().read(builder.bytes) }
  }

  @Test("Programs of old gave the manifest a DOCTYPE, which costs no value")
  func manifestOfOldPrograms() throws {
    let doctype = """
      <!DOCTYPE manifest:manifest PUBLIC "-//OpenOffice.org//DTD Manifest 1.0//EN" "Manifest.dtd">
      """
    var builder = PackageBuilder()
    builder.parts = [
      "content.xml": FlatDocument(
        "<table:table-row><table:table-cell \(Self.filled)</table:table-row>"
      )
      .bytes
    ]
    builder["META-INF/manifest.xml"] = doctype + "<manifest:manifest/>"
    #expect(try WorkbookReader().read(builder.bytes).workbook.sheets[0]["A1"]?.value == .text("X"))
    builder["META-INF/manifest.xml"] = doctype + "<m><manifest:encryption-data/></m>"
    #expect(throws: SpreadsheetError(.encrypted)) { try WorkbookReader().read(builder.bytes) }
  }

  @Test("The text of each sheet counts one time", arguments: ReadingPath.allCases)
  func textOfManySheets(path: ReadingPath) throws {
    var limits = ReadLimits()
    limits.textSize = 25
    var document = FlatDocument("")
    let row = "<table:table-row><table:table-cell \(Self.filled)</table:table-row>"
    document.epilogue = (1...20).map { "<table:table table:name=\"b\($0)\">\(row)</table:table>" }
      .joined()
    let workbook = try path.read(document.bytes, limits: limits).workbook
    #expect(workbook.sheets.count { $0["A1"]?.value == .text("X") } == 20)
    limits.textSize = 19
    if path == .whole {
      #expect(throws: SpreadsheetError.self) { try path.read(document.bytes, limits: limits) }
    }
  }

  @Test("A content that breaks off loses only what comes after")
  func brokenContent() throws {
    let row = "<table:table-row><table:table-cell \(Self.filled)</table:table-row>"
    var document = FlatDocument(row)
    document.epilogue = "<table:table table:name=\"Blad2\"></broken>"
    let file = try document.read()
    #expect(file.workbook.sheets.map(\.name) == ["Blad1", "Blad2"])
    #expect(file.workbook.sheets[0]["A1"]?.value == .text("X"))
    #expect(Set(file.notices.map(\.kind)) == [.partSkipped, .sheetUnreadable])
  }

  @Test("No change of a document makes the reader do worse than throw", arguments: 0..<8)
  func mutations(seed: UInt64) throws {
    var document = FlatDocument(
      """
      <table:table-column table:number-columns-repeated="3" table:default-cell-style-name="ce1"/>
      <table:table-row table:number-rows-repeated="2"><table:table-cell table:style-name="ce1"
        table:content-validation-name="v1" table:formula="of:=SUM([.A1:.B2];{1;2|3})"
        table:number-columns-spanned="2" office:value-type="time" office:time-value="PT12H30M1.5S">
        <office:annotation><text:p>a</text:p></office:annotation><text:p>a<text:s text:c="2"/></text:p>
      </table:table-cell><table:table-cell office:value-type="date" office:date-value="2025-12-31"
        table:number-columns-repeated="3"/></table:table-row>
      """)
    document.prologue =
      "<table:content-validations><table:content-validation table:name=\"v1\" table:condition=\"cell-content-is-in-list(&quot;a&quot;)\"/></table:content-validations>"
    document.automaticStyles = """
      <number:number-style style:name="N1"><number:number number:decimal-places="2"
        number:min-integer-digits="1" number:grouping="true"/><style:map
        style:condition="value()&gt;=0" style:apply-style-name="N1"/></number:number-style>
      <style:style style:name="ce1" style:family="table-cell" style:data-style-name="N1">
        <style:table-cell-properties fo:background-color="#ff0000" fo:border="1pt solid #000000"/>
        <style:map style:condition="cell-content()=1" style:apply-style-name="ce1"/></style:style>
      """
    let original = document.bytes
    var random = SeededGenerator(seed: seed)
    for _ in 0..<50 {
      var bytes = original
      for _ in 0..<Int.random(in: 1...4, using: &random) { bytes.mutate(using: &random) }
      for path in ReadingPath.allCases {
        guard let file = try? path.read(bytes, limits: Self.lowLimits) else { continue }
        for sheet in file.workbook.sheets {
          for row in sheet.rows { for cell in row.cells.prefix(9) { _ = cell.displayText } }
        }
      }
    }
  }
}
