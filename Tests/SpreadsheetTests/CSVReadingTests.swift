import Foundation
import Spreadsheet
import Testing
import TestSupport
import XML

@Suite("Reading CSV")
struct CSVReadingTests {
  @Test(
    "Fields are cut as RFC 4180 and its neighbours have it",
    arguments: [
      ("a;b\n1;2\n", [["a", "b"], ["1", "2"]]),
      ("a;b\r\n1;2", [["a", "b"], ["1", "2"]]),
      ("a;b\r1;2\r", [["a", "b"], ["1", "2"]]),
      ("a;\"b;c\"\n", [["a", "b;c"]]),
      ("a;\"b \"\"c\"\"\"\n", [["a", "b \"c\""]]),
      ("a;\"b\r\nc\rd\ne\"\nf;g\n", [["a", "b\nc\nd\ne"], ["f", "g"]]),
      ("a;\"\";c\n", [["a", "", "c"]]),
      ("a;b;c\n1\n2;3\n", [["a", "b", "c"], ["1"], ["2", "3"]]),
      ("5\" rör;x\n", [["5\" rör", "x"]]),
      ("\"Bra\" skola;5\n", [["Bra skola", "5"]]),
      (" \"a\";b\n", [[" \"a\"", "b"]]),
      ("007; 1 234,50 ;\n", [["007", " 1 234,50 "]]),
      ("a;b\n1;2\u{1A}", [["a", "b"], ["1", "2"]]),
    ])
  func fields(text: String, expected: [[String]]) throws {
    #expect(try read(Array(text.utf8), dialect: CSVDialect()) == expected)
  }

  /// LibreOffice reads the same cells from these bytes; Python's csv module keeps the zeros.
  @Test(
    "Zeros that programs fill up fields with are left out, and that is told",
    arguments: ReadingPath.allCases)
  func zeros(path: ReadingPath) throws {
    let texts: [[UInt8]] = [
      Array("namn;värde\nABC\0\0;12\nD\0E;\"x\0y\"\n\0\0;5\n".utf8),
      Array("namn;v".utf8) + [0xE4] + Array("rde\nABC\0\0;12\nD\0E;\"x\0y\"\n;5\n".utf8),
      [0xFF, 0xFE]
        + "namn;värde\nABC\0\0;12\nD\0E;xy\n;5\n".utf16.flatMap {
          [UInt8($0 & 0xFF), UInt8($0 >> 8)]
        },
    ]
    for text in texts {
      let file = try path.read(text)
      let sheet = file.workbook.sheets[0]
      #expect(
        sheet.rows.map { row in row.cells.map { "\($0.column)\($0.displayText)" } }
          == [["0namn", "1värde"], ["0ABC", "112"], ["0DE", "1xy"], ["15"]])
      #expect(file.notices.map(\.kind) == [.charactersMended])
    }
  }

  @Test("A quote that nothing closes is a character and costs no line")
  func unclosedQuote() throws {
    let text = "a;b\n\"c;d\ne;\"f;g\"\n"
    #expect(
      try read(Array(text.utf8), dialect: CSVDialect()) == [["a", "b"], ["c;d\ne;f", "g\""]])
    #expect(
      try read(Array("a;b\n\"c;d\ne;f\n".utf8)) == [["a", "b"], ["\"c", "d"], ["e", "f"]])
  }

  @Test(
    "A quote that is closed too late to be meant is a character", arguments: ReadingPath.allCases)
  func lateQuote(path: ReadingPath) throws {
    var limits = ReadLimits()
    limits.xml.textLength = 100
    let lines = String(repeating: "c;d\n", count: 100)
    let file = try path.read(Array("\"a;b\n\(lines)e;\"f\"\n".utf8), limits: limits)
    #expect(file.workbook.sheets[0].rows.count == 102)
    #expect(file.workbook.sheets[0]["A1"]?.value == .text("\"a"))
    #expect(file.workbook.sheets[0]["B102"]?.value == .text("f"))
    #expect(file.notices.map(\.kind) == [.quoteKept])
  }

  @Test(
    "A text of many windows gives the cells that were written into it",
    arguments: [
      TextEncoding.utf8, .utf16LittleEndian, .utf16BigEndian, .utf32LittleEndian, .windows1252,
    ], ["\n", "\r\n", "\r"])
  func windows(encoding: TextEncoding, lineBreak: String) throws {
    var random = SeededGenerator(seed: 5)
    let texts = ["Mål", "a;b", "\"", "x\ny", "å", "", "12,5", "”", "ö\"ö;", "  "]
    let long = String(repeating: "lång text; ", count: 60_000)
    var written: [[String]] = []
    for number in 0..<9_000 {
      var row = (0..<4).map { _ in texts.randomElement(using: &random) ?? "" } + ["\(number)"]
      if number == 4_000 { row[1] = long }
      written.append(row)
    }
    let text = written.map { row in
      row.map {
        $0.contains { ";\"\n".contains($0) } ? "\"\($0.replacing("\"", with: "\"\""))\"" : $0
      }
      .joined(separator: ";") + lineBreak
    }.joined()
    let bytes = encoding.byteOrderMark + Self.bytes(of: text, in: encoding)
    let sheet = try ReadingPath.file.read(bytes).workbook.sheets[0]
    for (index, row) in written.enumerated() {
      for (column, text) in row.enumerated() {
        let cell = sheet[CellAddress(row: index, column: column)]
        let isEqual = cell?.value == .text(text) || cell == nil && text.isEmpty
        if !isEqual { Issue.record("row \(index), column \(column)") }
      }
    }
  }

  /// The bytes of a text, made by Foundation.
  private static func bytes(of text: String, in encoding: TextEncoding) -> [UInt8] {
    let foundation: String.Encoding =
      switch encoding {
      case .utf16LittleEndian: .utf16LittleEndian
      case .utf16BigEndian: .utf16BigEndian
      case .utf32LittleEndian: .utf32LittleEndian
      case .windows1252: .windowsCP1252
      default: .utf8
      }
    return Array(text.data(using: foundation) ?? Data())
  }

  @Test("Blank lines give no row, and the next row keeps its place")
  func blankLines() throws {
    var rows = try CSVRows(Array("a;b\n\n;\n\n1;2\n".utf8))
    var indexes: [Int] = []
    while let row = try rows.next() { indexes.append(row.index) }
    #expect(indexes == [0, 4])
  }

  @Test(
    "The delimiter and the decimal sign are found from the content",
    arguments: [
      ("Mål;Utfall\nNöjda;85,4\nKön;90,1\n", ";", ","),
      ("1,5;2,5;3,5\n4,25;5,5;6,5\n", ";", ","),
      ("Goal,Outcome\nHappy,85.4\nQueue,90.1\n", ",", "."),
      ("Mål\tUtfall\nNöjda, i snitt\t85,4\n", "\t", ","),
      ("id|namn\n1|a\n2|b, c\n", "|", ","), ("1|2,0|30,5%\n2|3,0|4,25%\n", "|", ","),
      ("1,5\n2,7\n", ",", "."), ("1,5|a\n2,7|b\n", "|", ","),
      ("Analys;Text\n1;Bra, men dyrt, sent\n2;\"Nej, inte alls; nej\"\n", ";", ","),
      ("Styrkort 2025\n\nEnhet;Skolan\nMål;Indikator;Utfall\nA;B;1,0\n", ";", ","),
      ("sep=,\nMål;Utfall,x\n", ",", "."),
      ("\"sep=|\"\r\na;b|c\n", "|", ","),
      ("Utfall\n12,5\n13,5\n", ";", ","),
      ("a;b\n1234.5;1\n0.25;2\n", ";", "."),
      ("a;b\n1 234,50 %;1\n", ";", ","),
      ("\"Svensson, Bo\";1\n\"Ek, Åsa\";2\n", ";", ","),
    ])
  func dialect(text: String, delimiter: String, decimalSign: String) throws {
    let dialect = try CSVDialect.detect(in: Array(text.utf8))
    #expect(String(UnicodeScalar(dialect.delimiter)) == delimiter)
    #expect(String(UnicodeScalar(dialect.decimalSign)) == decimalSign)
  }

  @Test("The line that names the delimiter is no row")
  func separatorLine() throws {
    var rows = try CSVRows(Array("SEP=;\r\nMål;Utfall\r\n".utf8))
    let row = try rows.next()
    #expect(row?.index == 0)
    #expect(row?.cells.map(\.value) == [.text("Mål"), .text("Utfall")])
  }

  @Test("A column past the last one of a sheet is refused")
  func tooManyColumns() throws {
    let line = [UInt8](repeating: UInt8(ascii: ";"), count: CellAddress.maximumColumns)
    #expect(throws: SpreadsheetError.self) { try read(line + Array("x\n".utf8)) }
    #expect(try read(line + Array("\nx\n".utf8)).count == 1)
  }

  @Test("Python cuts every file of the corpus into the same cells")
  func corpus() throws {
    guard let corpus = sharedFolder?.appending(path: "corpus"),
      let python = Program.named("python3")
    else {
      skip("no ../shared/corpus or no python3.")
      return
    }
    let files = try csvFiles(of: corpus)
    var arguments: [String] = []
    var texts: [[[String]]] = []
    for file in files {
      let bytes = [UInt8](try Data(contentsOf: file.location))
      let dialect = try CSVDialect.detect(in: bytes)
      let delimiter = String(UnicodeScalar(dialect.delimiter))
      if !file.isSingleColumn { #expect(delimiter == file.delimiter, "\(file.location)") }
      texts.append(try read(bytes))
      arguments += [dialect.encoding.rawValue, delimiter, file.location.path]
    }
    let outcome = try python.run(["-c", pythonReader] + arguments)
    let expected = try JSONDecoder().decode([[[String]]].self, from: Data(outcome.output.utf8))
    #expect(expected.count == 95)
    for (index, file) in files.enumerated() {
      #expect(texts[index] == expected[index], "\(file.location)")
    }
  }
}

/// Reads files with Python's own reader: encoding, delimiter and path of each.
private let pythonReader = """
  import csv, io, json, sys
  def read(encoding, delimiter, path):
      encoding = {"UTF-8": "utf-8-sig", "windows-1252": "cp1252"}.get(encoding, encoding)
      rows = csv.reader(io.open(path, encoding=encoding, newline=""), delimiter=delimiter)
      for row in rows:
          row = [cell.replace("\\r\\n", "\\n").replace("\\r", "\\n") for cell in row]
          while row and not row[-1]:
              row.pop()
          if row:
              yield row
  arguments = sys.argv[1:]
  print(json.dumps([list(read(*arguments[i:i + 3])) for i in range(0, len(arguments), 3)]))
  """

/// A CSV file of the corpus, with the delimiter that its manifest notes.
private struct CorpusFile {
  var location: URL
  var delimiter: String
  var isSingleColumn: Bool
}

/// The CSV files of the corpus that are not packed.
private func csvFiles(of corpus: URL) throws -> [CorpusFile] {
  let delimiters = ["comma": ",", "semicolon": ";", "tab": "\t", "pipe": "|"]
  let manifest = try String(contentsOf: corpus.appending(path: "manifest.tsv"), encoding: .utf8)
  return manifest.split(separator: "\n").dropFirst().compactMap { line in
    let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
    guard fields[4] == "csv" || fields[4] == "tsv", !fields[0].contains("/compression/") else {
      return nil
    }
    let delimiter = delimiters.first { fields[11].contains("delim=\($0.key)") }
    return CorpusFile(
      location: corpus.appending(path: String(fields[0])), delimiter: delimiter?.value ?? "",
      isSingleColumn: fields[11].contains("cols=1 "))
  }
}

/// The texts of all rows, with empty cells up to the last filled one.
private func read(_ bytes: [UInt8], dialect: CSVDialect? = nil) throws -> [[String]] {
  var rows = try CSVRows(bytes, dialect: dialect)
  var texts: [[String]] = []
  while let row = try rows.next() {
    var line = [String](repeating: "", count: (row.cells.last?.column ?? -1) + 1)
    for cell in row.cells {
      guard case .text(let text) = cell.value else {
        Issue.record("A cell that is no text")
        continue
      }
      line[cell.column] = text
    }
    texts.append(line)
  }
  return texts
}
