internal import XML

/// Writes a chart as a document of its own, which lies within the workbook's (ODF 1.3 Part 3, 3.6.5).
struct ODSChartWriter {
  private let chart: Chart
  private let workbook: Workbook
  private let size: ODSFrameSize

  init(_ chart: Chart, in workbook: Workbook, size: ODSFrameSize) {
    self.chart = chart
    self.workbook = workbook
    self.size = size
  }

  /// The part `Object 1/content.xml`.
  func xml() -> [UInt8] {
    ODSWriter.document("office:document-content") { xml in
      xml.element("office:automatic-styles") { xml in writeStyles(to: &xml) }
      xml.element("office:body") { xml in
        xml.element("office:chart") { xml in writeChart(to: &xml) }
      }
    }
  }

  private func writeChart(to xml: inout XMLWriter) {
    let chartClass = chart.kind == .line ? "chart:line" : "chart:bar"
    xml.element(
      "chart:chart",
      [
        "chart:class": chartClass, "svg:width": size.widthText, "svg:height": size.heightText,
        "chart:style-name": "chart", "xlink:href": "..", "xlink:type": "simple",
      ]
    ) { xml in
      xml.element("chart:title", ["chart:style-name": "title"]) { xml in
        xml.element("text:p", text: chart.title)
      }
      xml.element(
        "chart:legend", ["chart:legend-position": "bottom", "chart:style-name": "legend"])
      xml.element("chart:plot-area", ["chart:style-name": "plot"]) { xml in
        xml.element(
          "chart:axis",
          [
            "chart:dimension": "x", "chart:name": "primary-x",
            "chart:style-name": "categories",
          ]
        ) { xml in
          if let categories = chart.categories {
            xml.element(
              "chart:categories", ["table:cell-range-address": categories.odsText])
          }
        }
        xml.element(
          "chart:axis",
          ["chart:dimension": "y", "chart:name": "primary-y", "chart:style-name": "values"]
        ) { xml in
          xml.element("chart:grid", ["chart:class": "major", "chart:style-name": "grid"])
        }
        for (position, series) in chart.series.enumerated() {
          xml.element(
            "chart:series",
            [
              "chart:class": chartClass, "chart:style-name": "series\(position + 1)",
              "chart:values-cell-range-address": series.values.odsText,
              "chart:label-cell-address": label(of: series),
            ])
        }
        xml.element("chart:wall", ["chart:style-name": "wall"])
      }
      writeData(to: &xml)
    }
  }

  /// Writes the figures as they are now, for programs that do not look them up in the sheets.
  private func writeData(to xml: inout XMLWriter) {
    let data = ChartData(chart, in: workbook)
    let count = max(data.categories.count, data.values.map(\.count).max() ?? 0)
    xml.element("table:table", ["table:name": "local-table"]) { xml in
      xml.element("table:table-header-columns") { $0.element("table:table-column") }
      xml.element("table:table-columns") { xml in
        for _ in chart.series { xml.element("table:table-column") }
      }
      xml.element("table:table-header-rows") { xml in
        xml.element("table:table-row") { xml in
          xml.element("table:table-cell")
          for series in chart.series { xml.textCell(series.name) }
        }
      }
      xml.element("table:table-rows") { xml in
        for row in 0..<count {
          xml.element("table:table-row") { xml in
            xml.textCell(row < data.categories.count ? data.categories[row] : "")
            for values in data.values { xml.numberCell(row < values.count ? values[row] : nil) }
          }
        }
      }
    }
  }

  /// The cell before the values, when it holds the name of the series.
  private func label(of series: Chart.Series) -> String? {
    let range = series.values.range
    let isColumn = range.first.column == range.last.column
    let address = CellAddress(
      row: range.first.row - (isColumn ? 1 : 0), column: range.first.column - (isColumn ? 0 : 1))
    guard workbook[sheet: series.values.sheet]?[address]?.value == .text(series.name) else {
      return nil
    }
    return address.odsText(on: series.values.sheet)
  }

  // MARK: Styles

  private func writeStyles(to xml: inout XMLWriter) {
    let isBar = chart.kind != .line
    xml.chartStyle("chart") { xml in
      xml.element("style:graphic-properties", ["svg:stroke-color": "#D9D9D9"])
    }
    xml.chartStyle("title") { xml in
      xml.element(
        "style:text-properties", ["fo:font-size": "13pt", "fo:font-weight": "bold"])
    }
    for name in ["legend", "wall"] {
      xml.chartStyle(name) { xml in
        xml.element("style:graphic-properties", ["draw:stroke": "none", "draw:fill": "none"])
      }
    }
    xml.chartStyle("plot") { xml in
      xml.element(
        "style:chart-properties",
        [
          "chart:vertical": isBar ? "true" : nil,
          "chart:stacked": chart.kind == .stackedBar ? "true" : nil,
          "chart:symbol-type": isBar ? nil : "automatic",
        ])
    }
    xml.chartStyle("categories") { xml in
      xml.element(
        "style:chart-properties",
        [
          "chart:display-label": "true",
          // Labels at the axis would lie under the bars of figures below zero.
          "chart:axis-label-position": "outside-start",
          // Bars grow from the bottom up; turned round, the first category stands at the top.
          "chart:reverse-direction": isBar ? "true" : nil,
        ])
      xml.element("style:graphic-properties", ["svg:stroke-color": "#A6A6A6"])
    }
    xml.chartStyle("values") { xml in
      xml.element(
        "style:chart-properties",
        [
          "chart:display-label": "true", "chart:gap-width": isBar ? "50" : nil,
          "chart:overlap": chart.kind == .stackedBar ? "100" : nil,
          "chart:axis-position": isBar ? "end" : nil,
        ])
      xml.element("style:graphic-properties", ["draw:stroke": "none"])
    }
    xml.chartStyle("grid") { xml in
      xml.element("style:graphic-properties", ["svg:stroke-color": "#D9D9D9"])
    }
    for (position, series) in chart.series.enumerated() {
      xml.chartStyle("series\(position + 1)") { xml in writeLook(of: series, to: &xml) }
    }
  }

  private func writeLook(of series: Chart.Series, to xml: inout XMLWriter) {
    let color = "#" + series.color.hex
    switch chart.kind {
    case .line:
      xml.element(
        "style:chart-properties",
        [
          "chart:symbol-type": "named-symbol", "chart:symbol-name": "circle",
          "chart:symbol-width": "0.2cm", "chart:symbol-height": "0.2cm",
        ])
      xml.element(
        "style:graphic-properties",
        [
          "draw:stroke": "solid", "svg:stroke-width": "0.08cm", "svg:stroke-color": color,
          "draw:fill-color": color,
        ])
    case .stackedBar, .clusteredBar:
      xml.element(
        "style:graphic-properties",
        ["draw:stroke": "none", "draw:fill": "solid", "draw:fill-color": color])
    }
  }
}

/// How large a chart is, counted from the columns and rows that it covers.
struct ODSFrameSize {
  private var inches: (width: Double, height: Double)

  init(of range: CellRange, on sheet: Sheet) {
    let characters = (range.first.column...range.last.column).reduce(0.0) { sum, column in
      sum + (sheet.columns[column]?.width ?? ODSLength.defaultColumnCharacters)
    }
    let points = (range.first.row...range.last.row).reduce(0.0) { sum, row in
      sum + (sheet.row(at: row)?.height ?? 15)
    }
    inches = (characters * 7 / 96, points / 72)
  }

  var widthText: String { ODSLength.inches(inches.width) }
  var heightText: String { ODSLength.inches(inches.height) }
}

extension SheetRange {
  fileprivate var odsText: String { range.odsText(on: sheet) }
}

extension Chart {
  /// The name of the style of frames: without a line of their own.
  static let odsFrameStyle = "ChartFrame"

  /// Writes the frame of the chart, within the cell that it begins in (10.4.2).
  func writeODSFrame(object: String, on sheet: Sheet, to xml: inout XMLWriter) {
    let size = ODSFrameSize(of: range, on: sheet)
    let end = CellAddress(row: range.last.row + 1, column: range.last.column + 1)
    xml.element(
      "draw:frame",
      [
        "draw:name": object, "draw:style-name": Self.odsFrameStyle, "svg:x": "0cm", "svg:y": "0cm",
        "svg:width": size.widthText,
        "svg:height": size.heightText, "table:end-cell-address": end.odsText(on: sheet.name),
        "table:end-x": "0cm", "table:end-y": "0cm",
      ]
    ) { xml in
      xml.element(
        "draw:object",
        [
          "xlink:href": "./" + object, "xlink:type": "simple", "xlink:show": "embed",
          "xlink:actuate": "onLoad",
        ])
      xml.element("svg:title", text: title)
      xml.element("svg:desc", text: alternativeText)
    }
  }
}

extension XMLWriter {
  fileprivate mutating func textCell(_ text: String) {
    element("table:table-cell", ["office:value-type": "string"]) { $0.paragraphs(text) }
  }

  fileprivate mutating func numberCell(_ number: Double?) {
    guard let number else { return element("table:table-cell") }
    element(
      "table:table-cell", ["office:value-type": "float", "office:value": number.xmlText]
    ) { $0.paragraphs(number.xmlText) }
  }

  fileprivate mutating func chartStyle(
    _ name: String, properties: (inout XMLWriter) -> Void
  ) {
    element(
      "style:style", ["style:name": name, "style:family": "chart"], content: properties)
  }
}
