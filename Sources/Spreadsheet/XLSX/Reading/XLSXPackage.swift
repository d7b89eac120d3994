import Zip

/// The parts of an XLSX file and how they relate (ECMA-376 Part 2).
struct XLSXPackage: Sendable {
  let archive: ZipArchive
  private let limits: ReadLimits
  private let entries: [String: ZipEntry]

  /// The relationships of the package itself.
  private(set) var relationships = Relationships()

  /// The name of the part that is the workbook.
  private(set) var main = ""

  init(_ archive: ZipArchive, limits: ReadLimits) {
    self.archive = archive
    self.limits = limits
    // Of two names that differ only in case, the first one stays.
    entries = Dictionary(
      archive.entries.map { (PartName.key($0.name), $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Whether there is a part.
  func contains(_ part: String) -> Bool {
    entry(part) != nil
  }

  /// The number of bytes that a part unpacks to; 0 where there is no such part.
  func size(of part: String) -> Int {
    entry(part)?.unpackedSize ?? 0
  }

  /// Opens a part.
  ///
  /// - Parameter step: How much is unpacked at a time, where not all of the part is wanted.
  /// - Returns: `nil` where there is no such part.
  func open(_ part: String, step: Int = .max) throws(SpreadsheetError) -> PartReader? {
    guard let entry = entry(part) else { return nil }
    return try PartReader(
      entry, in: archive, namespaces: XLSXNamespaces.prefixes, limits: limits, step: step)
  }

  /// The relationships of a part; none where they are missing.
  ///
  /// An empty name is the package itself.
  func relationships(of part: String) throws(SpreadsheetError) -> Relationships {
    guard var reader = try open(PartName.relationships(of: part)) else { return Relationships() }
    return try Relationships(&reader, of: part)
  }

  /// The entry that holds a part.
  func entry(_ part: String) -> ZipEntry? {
    archive[part] ?? entries[PartName.key(part)]
  }

  // MARK: What the package is

  /// Whether this looks like a package of Office.
  var isOfficeDocument: Bool {
    contains("[Content_Types].xml") || contains("_rels/.rels") || contains("xl/workbook.xml")
  }

  /// The package with its main part found, if that is a workbook that is read here.
  func checked() throws(SpreadsheetError) -> XLSXPackage {
    var package = self
    package.relationships = try relationships(of: "")
    package.main = try package.mainPart()
    let name = PartName.key(package.main)
    if name.hasSuffix(".bin") { throw SpreadsheetError(.unsupportedFormat("xlsb")) }
    if contains("word/document.xml") || name.hasPrefix("word/") {
      throw SpreadsheetError(.unsupportedFormat("docx"))
    }
    if contains("ppt/presentation.xml") || name.hasPrefix("ppt/") {
      throw SpreadsheetError(.unsupportedFormat("pptx"))
    }
    if contains("visio/document.xml") { throw SpreadsheetError(.unsupportedFormat("vsdx")) }
    return package
  }

  /// The name of the part that is the workbook.
  ///
  /// - Throws: When there is none.
  func mainPart() throws(SpreadsheetError) -> String {
    let named = relationships.targets(ofKind: "officeDocument")
    for part in named + ["xl/workbook.xml", "xl/workbook.bin", "workbook.xml"]
    where contains(part) {
      return part
    }
    if contains("word/document.xml") { return "word/document.xml" }
    if contains("ppt/presentation.xml") { return "ppt/presentation.xml" }
    throw SpreadsheetError(
      .damaged, at: Place(part: named.first), detail: "the package has no workbook part")
  }
}
