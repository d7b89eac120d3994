/// How a cell looks.
///
/// A style is a value, and cheap to copy: cells that look alike share their storage.
///
///     var header = CellStyle()
///     header.font.isBold = true
///     header.fill = Color(hex: "DDEBF7")
public struct CellStyle: Sendable {
  private var storage: Storage

  /// Creates the plain style of a new workbook.
  public init() { storage = .plain }

  /// The name of the style in ``Workbook/namedStyles`` that the look began as; `nil` for the plain one.
  ///
  /// The look stands in full beside the name, whether or not it still is that of the named style.
  public var name: String? {
    get { storage.properties.name }
    set { change { $0.name = newValue } }
  }

  /// The number format as ECMA-376 Part 1, 18.8.30 writes it: `#,##0.0`, `0 %`, `yyyy-mm-dd`.
  public var numberFormat: String {
    get { storage.properties.numberFormat }
    set { change { $0.numberFormat = newValue } }
  }

  /// The font.
  public var font: Font {
    get { storage.properties.font }
    set { change { $0.font = newValue } }
  }

  /// The fill; `nil` when the cell has none.
  public var fill: Color? {
    get { storage.properties.fill }
    set { change { $0.fill = newValue } }
  }

  /// The lines around the cell.
  public var borders: Borders {
    get { storage.properties.borders }
    set { change { $0.borders = newValue } }
  }

  /// Where the content stands within the cell.
  public var alignment: Alignment {
    get { storage.properties.alignment }
    set { change { $0.alignment = newValue } }
  }

  /// Whether the cell cannot be changed once its sheet is protected.
  public var isLocked: Bool {
    get { storage.properties.isLocked }
    set { change { $0.isLocked = newValue } }
  }

  private mutating func change(_ edit: (inout Properties) -> Void) {
    var properties = storage.properties
    edit(&properties)
    storage = Storage(properties)
  }

  private struct Properties: Hashable, Sendable {
    var name: String?
    var numberFormat = "General"
    var font = Font()
    var fill: Color?
    var borders = Borders()
    var alignment = Alignment()
    var isLocked = true
  }

  private final class Storage: Sendable {
    let properties: Properties
    init(_ properties: Properties) { self.properties = properties }
    static let plain = Storage(Properties())
  }
}

extension CellStyle: Hashable {
  /// Whether the two styles look the same.
  public static func == (left: Self, right: Self) -> Bool {
    left.storage === right.storage || left.storage.properties == right.storage.properties
  }

  /// Hashes what the style looks like.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(storage.properties)
  }
}

/// The letters of a cell.
public struct Font: Hashable, Sendable {
  /// The typeface.
  public var name = "Calibri"

  /// The size in points.
  public var size = 11.0

  /// Whether the letters are bold.
  public var isBold = false

  /// Whether the letters are italic.
  public var isItalic = false

  /// Whether the letters are underlined.
  public var isUnderlined = false

  /// Whether the letters are struck through.
  public var isStruckThrough = false

  /// The colour; `nil` is the program's own, usually black.
  public var color: Color?

  /// Creates the font of a new workbook: Calibri, 11 points.
  public init() {}
}

/// The lines around a cell.
public struct Borders: Hashable, Sendable {
  /// A line along one side.
  public struct Line: Hashable, Sendable {
    /// How the line is drawn.
    public enum Style: String, Hashable, Sendable, CaseIterable {
      /// From the faintest line to the strongest.
      case hair, dotted, dashed, thin, medium, thick, double
    }

    /// How the line is drawn.
    public var style: Style

    /// The colour.
    public var color: Color

    /// Creates a line.
    public init(_ style: Style, color: Color = .black) {
      self.style = style
      self.color = color
    }
  }

  /// The line on the left; `nil` when there is none.
  public var left: Line?
  /// The line on the right; `nil` when there is none.
  public var right: Line?
  /// The line at the top; `nil` when there is none.
  public var top: Line?
  /// The line at the bottom; `nil` when there is none.
  public var bottom: Line?

  /// Creates borders without lines.
  public init() {}

  /// Creates borders with the same line on all four sides.
  public init(all line: Line) {
    (left, right, top, bottom) = (line, line, line, line)
  }
}

/// Where the content of a cell stands.
public struct Alignment: Hashable, Sendable {
  /// Where the content stands from left to right.
  public enum Horizontal: String, Hashable, Sendable {
    /// Text to the left, numbers to the right.
    case general
    /// As the names say.
    case left, center, right, fill, justify, centerContinuous, distributed
  }

  /// Where the content stands from top to bottom.
  public enum Vertical: String, Hashable, Sendable {
    /// As the names say.
    case top, center, bottom, justify, distributed
  }

  /// Where the content stands from left to right.
  public var horizontal = Horizontal.general

  /// Where the content stands from top to bottom.
  public var vertical = Vertical.bottom

  /// Whether long text is broken into lines.
  public var wrapsText = false

  /// The indentation, in steps of about three spaces.
  public var indent = 0

  /// Creates the alignment of a new workbook.
  public init() {}
}
