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

  /// Another file that the page leads to.
  public struct FileLink: Hashable, Sendable {
    /// What the reader sees.
    public var title: String

    /// The path from the page's folder, with `/` between the parts.
    public var path: String

    /// Creates a link.
    public init(title: String, path: String) {
      self.title = title
      self.path = path
    }
  }

  private let content: OverviewContent

  /// Creates the page.
  ///
  /// - Parameters:
  ///   - workbooks: The workbooks that lie beside it.
  ///   - others: What else lies there.
  public init(
    _ consolidation: Consolidation, _ metadata: ReportMetadata, workbooks: [WorkbookLink],
    others: [FileLink] = []
  ) {
    content = OverviewContent(
      ReportContext(consolidation, metadata), WorkbookPaths(workbooks),
      others: others.map {
        OverviewContent.Book(name: $0.title, path: WorkbookPaths.encoded($0.path))
      })
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
