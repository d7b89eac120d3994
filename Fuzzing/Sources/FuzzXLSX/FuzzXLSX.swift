import Fuzzer
import Spreadsheet

@main
enum FuzzXLSX {
  static func main() {
    Fuzzer.run(readParts)
  }
}

/// Reads a workbook whose parts are the input, cut at bytes of 0xFF; both as a whole and by rows.
///
/// The archive around the parts is made here, for its checksums would stop nearly every input.
private func readParts(_ start: UnsafePointer<UInt8>, _ count: Int) -> Int32 {
  let input = Array(UnsafeBufferPointer(start: start, count: count))
  let names = [
    "xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/sharedStrings.xml", "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels", "xl/comments1.xml", "xl/theme/theme1.xml",
  ]
  var archive = StoredArchive()
  archive.add("_rels/.rels", Array(packageRelationships.utf8))
  archive.add("xl/worksheets/_rels/sheet1.xml.rels", Array(sheetRelationships.utf8))
  let parts = input.split(separator: 0xff, omittingEmptySubsequences: false)
  for (name, part) in zip(names, parts) { archive.add(name, Array(part)) }
  if parts.count <= 3 { archive.add("xl/workbook.xml", Array(workbook.utf8)) }
  if parts.count <= 4 { archive.add("xl/_rels/workbook.xml.rels", Array(relationships.utf8)) }
  let bytes = archive.finish()
  // Many cells of few bytes are tried elsewhere; here they would only take time.
  var reader = WorkbookReader()
  reader.limits.cells = 10_000
  reader.limits.streamedCells = 10_000
  reader.limits.sheetFeatures = 1_000
  reader.limits.notices = 50
  _ = try? reader.read(bytes)
  if let document = try? reader.open(bytes), !document.sheets.isEmpty {
    _ = try? document.layout(ofSheet: 0)
  }
  return 0
}

private let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
private let packageRelationships = """
  <Relationships><Relationship Id="a" Type="\(office)/officeDocument" Target="xl/workbook.xml"/>\
  </Relationships>
  """
private let sheetRelationships = """
  <Relationships><Relationship Id="a" Type="\(office)/comments" Target="../comments1.xml"/>\
  </Relationships>
  """
private let workbook = #"<workbook><sheets><sheet name="A" r:id="r1"/></sheets></workbook>"#
private let relationships = """
  <Relationships><Relationship Id="r1" Type="\(office)/worksheet" Target="worksheets/sheet1.xml"/>\
  <Relationship Id="r2" Type="\(office)/styles" Target="styles.xml"/>\
  <Relationship Id="r3" Type="\(office)/sharedStrings" Target="sharedStrings.xml"/>\
  <Relationship Id="r4" Type="\(office)/theme" Target="theme/theme1.xml"/></Relationships>
  """

/// An archive of entries that are not packed.
struct StoredArchive {
  private var bytes: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  mutating func add(_ name: String, _ content: [UInt8]) {
    let sum = Self.checksum(content)
    let fields =
      number(20, 2) + number(0, 8) + number(Int(sum), 4) + number(content.count, 4)
      + number(content.count, 4) + number(name.utf8.count, 2) + number(0, 2)
    directory += number(0x0201_4b50, 4) + number(20, 2) + fields + number(0, 10)
    directory += number(bytes.count, 4) + Array(name.utf8)
    bytes += number(0x0403_4b50, 4) + fields + Array(name.utf8) + content
    count += 1
  }

  func finish() -> [UInt8] {
    bytes + directory + number(0x0605_4b50, 4) + number(0, 4) + number(count, 2)
      + number(count, 2) + number(directory.count, 4) + number(bytes.count, 4) + number(0, 2)
  }

  private func number(_ value: Int, _ length: Int) -> [UInt8] {
    (0..<length).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { sum, _ in sum & 1 == 1 ? 0xedb8_8320 ^ sum >> 1 : sum >> 1 }
  }

  private static func checksum(_ content: [UInt8]) -> UInt32 {
    ~content.reduce(~0) { sum, byte in table[Int(UInt8(truncatingIfNeeded: sum) ^ byte)] ^ sum >> 8
    }
  }
}
