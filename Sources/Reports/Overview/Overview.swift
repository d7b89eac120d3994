internal import Mustache
public import Scorecards

/// The page that shows a night's result: `oversikt.html`, one file that needs no other.
///
///     let page = try Overview(consolidation, metadata, workbooks: workbooks).html
///
/// The same content always gives the same page, byte for byte.
public struct Overview: Sendable {
  /// A workbook that the page leads to.
  public struct WorkbookLink: Hashable, Sendable {
    /// The code of the unit whose workbook it is; `nil` for the merged workbook.
    public var unit: String?

    /// The path from the page's folder, with `/` between the parts.
    public var path: String

    /// Creates a link.
    public init(unit: String?, path: String) {
      self.unit = unit
      self.path = path
    }
  }

  private let content: OverviewContent

  /// Creates the page.
  ///
  /// - Parameter workbooks: The workbooks that lie beside it.
  public init(
    _ consolidation: Consolidation, _ metadata: ReportMetadata, workbooks: [WorkbookLink]
  ) {
    content = OverviewContent(ReportContext(consolidation, metadata), workbooks)
  }

  /// The page as HTML.
  ///
  /// - Throws: The template library's error when the template itself is faulty.
  public var html: String {
    get throws {
      var library = MustacheLibrary()
      try library.register(OverviewTemplate.page, named: "page")
      try library.register(OverviewTemplate.goal, named: "goal")
      return library.render(content, withTemplate: "page") ?? ""
    }
  }
}
