internal import XML
internal import Zip

/// Writes a workbook as OpenDocument 1.3, without extensions of any program.
enum ODSWriter {
  static func write(_ workbook: Workbook) throws(SpreadsheetError) -> [UInt8] {
    try WorkbookRules(format: .ods).check(workbook)
    var archive = ZipWriter()
    addMediaType(to: &archive)
    var content = ODSContentWriter(workbook)
    archive.add(contentPath, content.xml())
    addParts(beside: content, of: workbook, to: &archive)
    return archive.finish()
  }

  static let contentPath = "content.xml"

  /// Adds what stands first in the archive, so that others know the format from it.
  static func addMediaType(to archive: inout ZipWriter) {
    archive.add("mimetype", Array(mediaType.utf8), packing: .stored)
  }

  /// Adds all parts but the content, which has been written.
  ///
  /// - Parameter withCellStyles: Whether the styles of cells do not stand in the content.
  static func addParts(
    beside content: ODSContentWriter, of workbook: Workbook, withCellStyles: Bool = false,
    to archive: inout ZipWriter
  ) {
    let language = ODSLanguage(of: workbook)
    var parts: [(path: String, content: [UInt8])] = [
      ("styles.xml", styles(of: content, for: language, withCells: withCellStyles)),
      ("meta.xml", workbook.properties.odsPart()),
      ("settings.xml", workbook.odsSettingsPart()),
    ]
    for chart in content.charts { parts.append((chart.folder + "/content.xml", chart.content)) }
    for (path, content) in parts { archive.add(path, content) }
    archive.add(
      "META-INF/manifest.xml",
      manifest(
        of: [contentPath] + parts.map(\.path), charts: content.charts.map(\.folder)))
  }

  private static let mediaType = "application/vnd.oasis.opendocument.spreadsheet"

  private static func styles(
    of content: ODSContentWriter, for language: ODSLanguage, withCells: Bool
  ) -> [UInt8] {
    document("office:document-styles") { xml in
      content.styles.writeCommonStyles(for: language, withCells: withCells, to: &xml)
      content.pages.writeLayouts(to: &xml)
      content.pages.writeMasterPages(to: &xml)
    }
  }

  /// The list of the parts (ODF 1.3 Part 2, 4).
  private static func manifest(of paths: [String], charts: [String]) -> [UInt8] {
    var xml = XMLWriter()
    xml.element(
      "manifest:manifest",
      ["xmlns:manifest": ODSNamespaces.manifest, "manifest:version": ODSNamespaces.version]
    ) { xml in
      xml.element(
        "manifest:file-entry",
        [
          "manifest:full-path": "/", "manifest:version": ODSNamespaces.version,
          "manifest:media-type": mediaType,
        ])
      for folder in charts {
        xml.element(
          "manifest:file-entry",
          [
            "manifest:full-path": folder + "/", "manifest:version": ODSNamespaces.version,
            "manifest:media-type": "application/vnd.oasis.opendocument.chart",
          ])
      }
      for path in paths {
        xml.element(
          "manifest:file-entry",
          ["manifest:full-path": path, "manifest:media-type": "text/xml"])
      }
    }
    return xml.bytes
  }

  /// A part with the namespaces and the version that every part has.
  static func document(_ root: String, content: (inout XMLWriter) -> Void) -> [UInt8] {
    var xml = XMLWriter()
    xml.start(root)
    for (prefix, name) in ODSNamespaces.document { xml.attribute(prefix, name) }
    xml.attribute("office:version", ODSNamespaces.version)
    content(&xml)
    xml.end()
    return xml.bytes
  }
}
