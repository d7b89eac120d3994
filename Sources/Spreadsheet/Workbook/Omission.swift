/// Something that is not carried from one file to another, and how often it occurs.
///
/// Nothing is dropped in silence: ``SpreadsheetDocument/omissions`` tells what the reader leaves out
/// of a file, ``WorkbookWriter/omissions(of:as:)`` what a format cannot carry.
public struct Omission: Hashable, Sendable {
  /// What is left out.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// A chart.
    case chart
    /// An image.
    case image
    /// The program in the file.
    case macro
    /// A pivot table.
    case pivotTable
    /// A button, a list or a slicer.
    case control
    /// A document of another kind within the file.
    case embeddedObject
    /// A link to another workbook.
    case externalWorkbook
    /// A conditional format.
    case conditionalFormat
    /// A rule for what may be entered.
    case dataValidation
    /// A formula; its result stays.
    case formula
    /// A note on a cell.
    case comment
    /// A link from a cell.
    case hyperlink
    /// A merged range; the value of its first cell stays.
    case mergedRange
    /// A cell with a look of its own.
    case look
    /// A name for a range or a formula.
    case definedName
  }

  /// What is left out.
  public var kind: Kind

  /// How many there are.
  public var count: Int

  /// Creates an omission.
  public init(_ kind: Kind, count: Int) {
    self.kind = kind
    self.count = count
  }
}

/// Counts omissions by their kind.
struct OmissionCounter {
  private var counts: [Omission.Kind: Int] = [:]

  mutating func add(_ kind: Omission.Kind, _ count: Int = 1) {
    if count > 0 { counts[kind, default: 0] += count }
  }

  /// What was counted, in the order of the kinds.
  var omissions: [Omission] {
    Omission.Kind.allCases.compactMap { kind in
      counts[kind].map { Omission(kind, count: $0) }
    }
  }
}
