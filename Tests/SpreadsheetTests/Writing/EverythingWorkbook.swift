import Spreadsheet

/// A workbook that uses everything that the model holds.
enum EverythingWorkbook {
  static let workbook: Workbook = {
    var workbook = Workbook()
    workbook.sheets = [goals, economy, looks, hidden, veryHidden]
    workbook.definedNames = [
      DefinedName(name: "Budget", formula: "Ekonomi!$B$2:$B$4"),
      DefinedName(name: "Lokal", formula: "'Mål & mått'!$A$1", sheet: "Mål & mått"),
    ]
    workbook.properties.title = "Målkort"
    workbook.properties.subject = "Bokslut"
    workbook.properties.creator = "Ekeby kommun"
    workbook.properties.lastModifiedBy = "Ekonomi"
    workbook.properties.application = "styrkort"
    workbook.properties.language = "sv-SE"
    workbook.properties.created = moment("2026-01-02", hours: 2, minutes: 30)
    workbook.properties.modified = moment("2026-01-03", hours: 4, minutes: 0)
    workbook.properties.custom = ["körning": "17", "period": "2025"]
    return workbook
  }()

  static let goals: Sheet = {
    var sheet = Sheet(name: "Mål & mått")
    sheet.put(
      .text("Målkort 2025"), "A1",
      style {
        $0.font.size = 18; $0.font.isBold = true
      })
    sheet.mergedRanges = ranges("A1:D1")
    let header = style {
      $0.font.isBold = true; $0.font.color = .white; $0.fill = Color(hex: "1F4E5F")
      $0.alignment.wrapsText = true; $0.alignment.vertical = .center
      $0.borders = Borders(all: Borders.Line(.thin, color: Color(hex: "C9D3D8") ?? .black))
    }
    let names = ["Mål", "Status", "Utfall", "Datum"]
    for (column, name) in names.enumerated() {
      sheet.set(.text(name), at: CellAddress(row: 2, column: column), style: header)
    }
    let money = style { $0.numberFormat = "#,##0;\u{2212}#,##0;0" }
    for (position, status) in ["Grön", "Gul", "Röd", "Svart", "grön"].enumerated() {
      let row = 4 + position
      sheet.put(
        .text("Mål \(row) & <mått>\nrad två"), "A\(row)", style { $0.alignment.wrapsText = true })
      sheet.put(.text(status), "B\(row)")
      sheet.put(.number(Double(position) * 12_345 - 10_000.5), "C\(row)", money)
      sheet.put(
        .date(date("2025-12-0\(position + 1)")), "D\(row)",
        style { $0.numberFormat = "yyyy-mm-dd" })
    }
    sheet.tables = [Table(name: "Mål", range: range("A3:D8"), columnNames: names)]
    sheet.put(.number(73_447.5), "C10", money, formula: "SUM(C4:C8)")
    sheet.put(.text("ja"), "B10", formula: "IF(C10>0,\"ja\",\"nej\")")
    sheet.put(.boolean(true), "A10", formula: "C10>0")
    sheet.put(.error("#DIV/0!"), "D10", formula: "1/0")
    sheet.put(.boolean(false), "B11")
    sheet.put(
      .duration(.seconds(108_090)), "D11", style { $0.numberFormat = "[h]:mm:ss" })
    sheet.put(
      .dateTime(moment("2025-01-02", hours: 8, minutes: 30)), "A12",
      style { $0.numberFormat = "yyyy-mm-dd hh:mm" })
    for (position, text) in ["=1+1", "+46 70", "-12", "@namn"].enumerated() {
      sheet.set(.text(text), at: CellAddress(row: 12, column: position))
    }
    sheet.put(.text("webben"), "A14")
    sheet.put(.text("till Ekonomi"), "B14")
    sheet.hyperlinks = [
      address("A14"): "https://www.ekeby.se/mål?a=1&b=2", address("B14"): "#Ekonomi!A1",
    ]
    sheet.comments = [
      address("C4"): Comment(author: "styrkort", text: "Utfallet saknar källa.\nSe rad två."),
      address("B5"): Comment(author: "ekonomi", text: "Hej"),
    ]
    sheet.columns = [
      0: Column(width: 32), 1: Column(width: 14), 2: Column(width: 14),
      5: Column(width: 9, isHidden: true),
    ]
    var green = ConditionalFormat(
      ranges: ranges("B4:B8"), condition: .textEquals("Grön"), fill: Color(hex: "B7E1C0"),
      fontColor: Color(hex: "0B4D1C"))
    green.isBold = true
    sheet.conditionalFormats = [
      green,
      ConditionalFormat(
        ranges: ranges("C4:C8", "C10"), condition: .formula("C4<0"),
        fontColor: Color(hex: "FF0000")),
    ]
    var list = DataValidation(
      ranges: ranges("B4:B8"), rule: .list(["Grön", "Gul", "Röd", "Svart"]))
    list.prompt = "Välj färg"
    list.errorMessage = "Bara färger"
    sheet.dataValidations = [
      list, DataValidation(ranges: ranges("E1:E3"), rule: .listFrom("Ekonomi!$A$2:$A$4")),
    ]
    sheet.frozenRows = 3
    sheet.frozenColumns = 1
    sheet.printSetup.isLandscape = true
    sheet.printSetup.fitsWidth = true
    sheet.printSetup.repeatedRows = 2...2
    sheet.printSetup.area = range("A1:D20")
    sheet.printSetup.header = "&LEkeby kommun&R2025"
    sheet.printSetup.footer = "&Lkörning 17 && 18&CMitt&RSida &P av &N"
    sheet.tabColor = Color(hex: "1F4E5F")
    var tall = Row(index: 14, cells: [Cell(column: 0, value: .text("hög rad"))])
    tall.height = 40
    sheet.set(tall)
    var invisible = Row(index: 15, cells: [Cell(column: 0, value: .text("dold rad"))])
    invisible.isHidden = true
    sheet.set(invisible)
    return sheet
  }()

  static let economy: Sheet = {
    var sheet = Sheet(name: "Ekonomi")
    for (column, name) in ["Nämnd", "Budget", "Utfall"].enumerated() {
      sheet.set(.text(name), at: CellAddress(row: 0, column: column))
    }
    for (position, name) in ["KS", "BUN", "SN"].enumerated() {
      sheet.put(.text(name), "A\(position + 2)")
      sheet.put(.number(Double(position * 7 + 13)), "B\(position + 2)")
      sheet.put(.number(Double(position * 9 + 11) + 0.1), "C\(position + 2)")
    }
    sheet.put(
      .number(1), "E1",
      style {
        $0.isLocked = false; $0.fill = Color(hex: "FFF2CC")
      })
    sheet.autofilter = range("A1:C4")
    sheet.isProtected = true
    sheet.charts = Chart.Kind.allCases.enumerated().map { position, kind in
      var chart = Chart(
        kind, title: "Budget och utfall",
        over: CellRange(
          CellAddress(row: 5 + position * 16, column: 0),
          CellAddress(row: 19 + position * 16, column: 6)))
      chart.categories = SheetRange("Ekonomi", range("A2:A4"))
      chart.series = [
        Chart.Series("Budget", SheetRange("Ekonomi", range("B2:B4")), color: .black),
        Chart.Series(
          "Utfall", SheetRange("Ekonomi", range("C2:C4")), color: Color(hex: "2E7D32") ?? .black),
      ]
      chart.alternativeText = "Budget och utfall per nämnd."
      return chart
    }
    return sheet
  }()

  static let looks: Sheet = {
    var sheet = Sheet(name: "Stilar")
    for (position, line) in Borders.Line.Style.allCases.enumerated() {
      sheet.set(
        .text(line.rawValue), at: CellAddress(row: position * 2, column: 0),
        style: style {
          $0.borders = Borders(all: Borders.Line(line))
          $0.font.isItalic = true; $0.font.isUnderlined = true; $0.font.isStruckThrough = true
        })
    }
    let alignments: [Alignment.Horizontal] = [.left, .center, .right, .justify]
    for (position, alignment) in alignments.enumerated() {
      sheet.set(
        .text(alignment.rawValue), at: CellAddress(row: position, column: 2),
        style: style {
          $0.alignment.horizontal = alignment
          $0.alignment.vertical = .top
          $0.alignment.indent = alignment == .left ? 2 : 0
        })
    }
    let formats = [
      "0 %", "#,##0.00", "0.00E+00", "d mmm yyyy", "0.0##\" %\"", "# ?/?", "[Red]-0;[Blue]0",
    ]
    for (position, format) in formats.enumerated() {
      let value: CellValue = format.contains("y") ? .date(date("2025-05-01")) : .number(0.5)
      sheet.set(
        value, at: CellAddress(row: position, column: 4), style: style { $0.numberFormat = format })
    }
    return sheet
  }()

  static let hidden: Sheet = {
    var sheet = Sheet(name: "Dolt")
    sheet.visibility = .hidden
    sheet.put(.number(1), "XFD1048576")
    return sheet
  }()

  static let veryHidden: Sheet = {
    var sheet = Sheet(name: "Mycket dolt")
    sheet.visibility = .veryHidden
    return sheet
  }()
}

func style(_ edit: (inout CellStyle) -> Void) -> CellStyle {
  var style = CellStyle()
  edit(&style)
  return style
}

func address(_ text: String) -> CellAddress {
  CellAddress(text) ?? CellAddress(row: 0, column: 0)
}

func range(_ text: String) -> CellRange {
  CellRange(text) ?? CellRange(address("A1"), address("A1"))
}

func ranges(_ texts: String...) -> [CellRange] { texts.map(range) }

func date(_ text: String) -> CivilDate {
  let parts = text.split(separator: "-").compactMap { Int($0) }
  guard parts.count == 3, let date = CivilDate(year: parts[0], month: parts[1], day: parts[2])
  else { preconditionFailure("\(text) is no date") }
  return date
}

func moment(_ day: String, hours: Int, minutes: Int) -> CivilDateTime {
  CivilDateTime(date: date(day), millisecondOfDay: (hours * 60 + minutes) * 60_000)
}

extension Sheet {
  mutating func put(
    _ value: CellValue, _ place: String, _ style: CellStyle = CellStyle(), formula: String? = nil
  ) {
    set(value, at: address(place), style: style, formula: formula)
  }
}
