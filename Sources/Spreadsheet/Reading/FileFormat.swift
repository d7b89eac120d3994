import Zip

/// The format of a file, as its bytes show it.
enum FileFormat: Sendable {
  case xlsx(XLSXPackage)
  case ods(ZipArchive)
  case flatODS(ByteSource)
  case csv(TextFile)

  /// Finds the format.
  ///
  /// - Throws: When it is none that is read here; the error names it.
  static func detect(
    _ source: ByteSource, limits: ReadLimits
  ) throws(SpreadsheetError) -> FileFormat {
    if source.count == 0 { throw SpreadsheetError(.emptyFile) }
    if source.count > limits.fileSize { throw SpreadsheetError(.limitExceeded("fileSize")) }
    let start = source.read(0..<512)
    if start.starts(with: [0x50, 0x4b, 0x03, 0x04]) || start.starts(with: [0x50, 0x4b, 0x05, 0x06])
    {
      return try inArchive(source, limits: limits)
    }
    if start.starts(with: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]) {
      throw CompoundFile(source).refusal
    }
    if let name = FileSignature.name(of: start) {
      throw SpreadsheetError(.unsupportedFormat(name), detail: "the file is \(name)")
    }
    return try inText(source, limits: limits)
  }

  // MARK: Archives

  private static func inArchive(
    _ source: ByteSource, limits: ReadLimits
  ) throws(SpreadsheetError) -> FileFormat {
    let archive: ZipArchive
    do throws(ZipError) {
      archive = try ZipArchive(source, limits: limits.archive)
    } catch {
      throw SpreadsheetError(error)
    }
    let mimetype = archive["mimetype"].flatMap { entry in
      entry.unpackedSize < 200
        ? (try? archive.read(entry)).map { String(decoding: $0, as: UTF8.self) } : nil
    }
    let openDocument = "application/vnd.oasis.opendocument."
    if let mimetype, mimetype.hasPrefix(openDocument) {
      let kind = mimetype.dropFirst(openDocument.count).prefix { $0.isLetter || $0 == "-" }
      guard kind == "spreadsheet" || kind == "spreadsheet-template" else {
        throw SpreadsheetError(.unsupportedFormat(openDocumentName(kind)))
      }
      return .ods(archive)
    }
    let package = XLSXPackage(archive, limits: limits)
    if package.isOfficeDocument { return .xlsx(try package.checked()) }
    if archive["content.xml"] != nil { return .ods(archive) }
    if archive.entries.contains(where: {
      $0.name.hasSuffix(".iwa") || $0.name == "Index.zip" || $0.name.hasSuffix("/Index.zip")
    }) {
      throw SpreadsheetError(.unsupportedFormat("numbers"))
    }
    throw SpreadsheetError(.unsupportedFormat("zip"), detail: "an archive that is no workbook")
  }

  private static func openDocumentName(_ kind: Substring) -> String {
    switch kind {
    case "text", "text-template", "text-master": "odt"
    case "presentation", "presentation-template": "odp"
    case "graphics", "graphics-template": "odg"
    case "chart": "odc"
    case "formula": "odf"
    case "base", "database": "odb"
    default: "OpenDocument \(kind)"
    }
  }

  // MARK: Text

  private static func inText(
    _ source: ByteSource, limits: ReadLimits
  ) throws(SpreadsheetError) -> FileFormat {
    let start = TextStart(source)
    if start.isBlank { throw SpreadsheetError(.emptyFile, detail: "the file holds only blanks") }
    if start.hasPrefix("{\\rtf") { throw SpreadsheetError(.unsupportedFormat("rtf")) }
    if start.hasPrefix("mime-version:") { throw SpreadsheetError(.unsupportedFormat("mhtml")) }
    if start.hasPrefix("id;pwxl") || start.hasPrefix("id;pcalc") || start.hasPrefix("id;pscalc") {
      throw SpreadsheetError(.unsupportedFormat("sylk"))
    }
    if start.hasPrefix("<!doctype html") || start.hasPrefix("<html") || start.hasPrefix("<table") {
      throw SpreadsheetError(.unsupportedFormat("html"))
    }
    if start.hasPrefix("<?xml") || start.hasPrefix("<office:") || start.hasPrefix("<workbook") {
      return try inXML(source, limits: limits)
    }
    let text = try TextFile(source)
    if start.isSentence { throw SpreadsheetError(.notASpreadsheet, detail: "a line of text") }
    return .csv(text)
  }

  private static func inXML(
    _ source: ByteSource, limits: ReadLimits
  ) throws(SpreadsheetError) -> FileFormat {
    let namespaces = [
      "urn:oasis:names:tc:opendocument:xmlns:office:1.0": "office",
      "urn:schemas-microsoft-com:office:spreadsheet": "ss",
      "http://www.w3.org/1999/xhtml": "html",
    ]
    var part = PartReader(source, namespaces: namespaces, limits: limits)
    try part.root()
    switch part.name {
    case "office:document": return .flatODS(source)
    case "ss:Workbook": throw SpreadsheetError(.unsupportedFormat("SpreadsheetML 2003"))
    case "html:html", "html": throw SpreadsheetError(.unsupportedFormat("html"))
    default: throw SpreadsheetError(.notASpreadsheet, detail: "an XML document of another kind")
    }
  }
}
