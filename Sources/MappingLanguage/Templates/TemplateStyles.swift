import Spreadsheet

/// How the cells of a template look: contrast at least 7 to 1 (WCAG 2.1, 1.4.6), and what is to be
/// filled in has a frame.
enum TemplateStyles {
  static let title = style { style in
    style.font.size = 16
    style.font.isBold = true
    style.font.color = darkBlue
  }

  static let caption = style { style in
    style.font.size = 13
    style.font.isBold = true
    style.font.color = darkBlue
  }

  static let label = style { style in
    style.font.isBold = true
    style.fill = lightBlue
    style.borders = frame
    style.alignment.vertical = .top
    style.alignment.wrapsText = true
  }

  static let header = style { style in
    style.font.isBold = true
    style.font.color = white
    style.fill = darkBlue
    style.borders = frame
    style.alignment.vertical = .top
    style.alignment.wrapsText = true
  }

  static let input = style { style in
    style.borders = frame
    style.alignment.vertical = .top
    style.alignment.wrapsText = true
    style.isLocked = false
  }

  static let goalRow = style { style in
    style.font.isBold = true
    style.fill = lightBlue
    style.borders = frame
    style.alignment.vertical = .top
    style.alignment.wrapsText = true
    style.isLocked = false
  }

  static let explanation = style { style in
    style.alignment.vertical = .top
    style.alignment.wrapsText = true
  }

  private static let darkBlue = Color(red: 0x1F, green: 0x38, blue: 0x64)
  private static let lightBlue = Color(red: 0xDD, green: 0xE6, blue: 0xF3)
  private static let white = Color(red: 0xFF, green: 0xFF, blue: 0xFF)
  private static let frame = Borders(
    all: Borders.Line(.thin, color: Color(red: 0x80, green: 0x80, blue: 0x80)))

  private static func style(_ change: (inout CellStyle) -> Void) -> CellStyle {
    var style = CellStyle()
    change(&style)
    return style
  }
}
