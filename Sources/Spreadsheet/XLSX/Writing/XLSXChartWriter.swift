internal import XML

/// Writes a chart (ECMA-376 Part 1, 21.2).
struct XLSXChartWriter {
  private let chart: Chart
  private let data: ChartData

  init(_ chart: Chart, data: ChartData) {
    self.chart = chart
    self.data = data
  }

  /// The part `chart1.xml`.
  func xml() -> [UInt8] {
    var xml = XMLWriter()
    xml.element(
      "c:chartSpace",
      [
        "xmlns:c": XLSXNamespace.chart, "xmlns:a": XLSXNamespace.drawing,
        "xmlns:r": XLSXNamespace.relationships,
      ]
    ) { xml in
      xml.value("c:roundedCorners", "0")
      xml.element("c:chart") { xml in
        writeTitle(to: &xml)
        xml.value("c:autoTitleDeleted", "0")
        xml.element("c:plotArea") { xml in
          xml.element("c:layout")
          writeSeries(to: &xml)
          writeCategoryAxis(to: &xml)
          writeValueAxis(to: &xml)
        }
        xml.element("c:legend") { xml in
          xml.value("c:legendPos", "b")
          xml.value("c:overlay", "0")
        }
        xml.value("c:plotVisOnly", "1")
        xml.value("c:dispBlanksAs", "gap")
      }
    }
    return xml.bytes
  }

  private func writeTitle(to xml: inout XMLWriter) {
    xml.element("c:title") { xml in
      xml.element("c:tx") { xml in
        xml.element("c:rich") { xml in
          xml.element("a:bodyPr")
          xml.element("a:p") { xml in
            xml.element("a:pPr") { xml in xml.element("a:defRPr", ["sz": "1300", "b": "1"]) }
            xml.element("a:r") { xml in
              xml.element("a:rPr", ["sz": "1300", "b": "1"])
              xml.element("a:t", text: chart.title)
            }
          }
        }
      }
      xml.value("c:overlay", "0")
    }
  }

  private func writeSeries(to xml: inout XMLWriter) {
    xml.element(chart.kind == .line ? "c:lineChart" : "c:barChart") { xml in
      if chart.kind != .line { xml.value("c:barDir", "bar") }
      xml.value("c:grouping", grouping)
      xml.value("c:varyColors", "0")
      for position in chart.series.indices { writeSeries(at: position, to: &xml) }
      switch chart.kind {
      case .line: xml.value("c:marker", "1")
      case .stackedBar:
        xml.value("c:gapWidth", "50")
        xml.value("c:overlap", "100")
      case .clusteredBar: xml.value("c:gapWidth", "50")
      }
      xml.value("c:axId", Self.categoryAxis)
      xml.value("c:axId", Self.valueAxis)
    }
  }

  private var grouping: String {
    switch chart.kind {
    case .stackedBar: "stacked"
    case .clusteredBar: "clustered"
    case .line: "standard"
    }
  }

  private func writeSeries(at position: Int, to xml: inout XMLWriter) {
    let series = chart.series[position]
    xml.element("c:ser") { xml in
      xml.value("c:idx", String(position))
      xml.value("c:order", String(position))
      xml.element("c:tx") { xml in xml.element("c:v", text: series.name) }
      writeLook(of: series, to: &xml)
      if let categories = chart.categories {
        xml.element("c:cat") { xml in
          Self.writeReference("c:str", to: categories, data.categories, to: &xml)
        }
      }
      xml.element("c:val") { xml in
        let texts = data.values[position].map { $0?.xmlText }
        Self.writeReference("c:num", to: series.values, texts, to: &xml)
      }
      if chart.kind == .line { xml.value("c:smooth", "0") }
    }
  }

  private func writeLook(of series: Chart.Series, to xml: inout XMLWriter) {
    func writeFill(to xml: inout XMLWriter) {
      xml.element("a:solidFill") { xml in xml.value("a:srgbClr", series.color.hex) }
    }
    switch chart.kind {
    case .line:
      xml.element("c:spPr") { xml in
        xml.element("a:ln", ["w": "28575", "cap": "rnd"]) { xml in writeFill(to: &xml) }
      }
      xml.element("c:marker") { xml in
        xml.value("c:symbol", "circle")
        xml.value("c:size", "6")
        xml.element("c:spPr") { xml in
          writeFill(to: &xml)
          xml.element("a:ln") { xml in writeFill(to: &xml) }
        }
      }
    case .stackedBar, .clusteredBar:
      xml.element("c:spPr") { xml in writeFill(to: &xml) }
      xml.value("c:invertIfNegative", "0")
    }
  }

  /// Writes a reference to cells, with what they hold.
  private static func writeReference(
    _ kind: String, to place: SheetRange, _ texts: [String?], to xml: inout XMLWriter
  ) {
    xml.element(kind + "Ref") { xml in
      xml.element(
        "c:f", text: place.sheet.quotedSheetName + "!" + place.range.absoluteText)
      xml.element(kind + "Cache") { xml in
        if kind == "c:num" { xml.element("c:formatCode", text: "General") }
        xml.value("c:ptCount", String(texts.count))
        for case (let position, let text?) in texts.enumerated() {
          xml.element("c:pt", ["idx": String(position)]) { xml in
            xml.element("c:v", text: text)
          }
        }
      }
    }
  }

  // MARK: Axes

  private static let categoryAxis = "1"
  private static let valueAxis = "2"

  private func writeCategoryAxis(to xml: inout XMLWriter) {
    let isBar = chart.kind != .line
    xml.element("c:catAx") { xml in
      xml.value("c:axId", Self.categoryAxis)
      // Bars grow from the bottom up; turned round, the first category stands at the top.
      xml.element("c:scaling") { xml in xml.value("c:orientation", isBar ? "maxMin" : "minMax") }
      xml.value("c:delete", "0")
      xml.value("c:axPos", isBar ? "l" : "b")
      xml.element("c:numFmt", ["formatCode": "General", "sourceLinked": "0"])
      xml.value("c:majorTickMark", "none")
      xml.value("c:minorTickMark", "none")
      xml.value("c:tickLblPos", "low")
      Self.writeLine("A6A6A6", to: &xml)
      xml.value("c:crossAx", Self.valueAxis)
      xml.value("c:crosses", "autoZero")
    }
  }

  private func writeValueAxis(to xml: inout XMLWriter) {
    let isBar = chart.kind != .line
    xml.element("c:valAx") { xml in
      xml.value("c:axId", Self.valueAxis)
      xml.element("c:scaling") { xml in xml.value("c:orientation", "minMax") }
      xml.value("c:delete", "0")
      xml.value("c:axPos", isBar ? "b" : "l")
      xml.element("c:majorGridlines") { xml in Self.writeLine("D9D9D9", to: &xml) }
      xml.element(
        "c:numFmt", ["formatCode": chart.numberFormat.xlsxEscaped, "sourceLinked": "0"])
      xml.value("c:majorTickMark", "none")
      xml.value("c:minorTickMark", "none")
      xml.value("c:tickLblPos", "nextTo")
      xml.value("c:crossAx", Self.categoryAxis)
      xml.value("c:crosses", isBar ? "max" : "autoZero")
    }
  }

  private static func writeLine(_ color: String, to xml: inout XMLWriter) {
    xml.element("c:spPr") { xml in
      xml.element("a:ln", ["w": "9525"]) { xml in
        xml.element("a:solidFill") { xml in xml.value("a:srgbClr", color) }
      }
    }
  }
}

extension Sheet {
  /// The part `drawing1.xml`, which places the charts over the cells (20.5).
  func xlsxDrawingPart(ids: [String]) -> [UInt8] {
    var xml = XMLWriter()
    xml.element(
      "xdr:wsDr",
      [
        "xmlns:xdr": XLSXNamespace.spreadsheetDrawing, "xmlns:a": XLSXNamespace.drawing,
        "xmlns:r": XLSXNamespace.relationships, "xmlns:c": XLSXNamespace.chart,
      ]
    ) { xml in
      for (position, (chart, id)) in zip(charts, ids).enumerated() {
        xml.element("xdr:twoCellAnchor") { xml in
          let end = CellAddress(row: chart.range.last.row + 1, column: chart.range.last.column + 1)
          xml.corner("xdr:from", chart.range.first)
          xml.corner("xdr:to", end)
          chart.writeFrame(id: id, number: position + 1, to: &xml)
          xml.element("xdr:clientData")
        }
      }
    }
    return xml.bytes
  }
}

extension Chart {
  fileprivate func writeFrame(id: String, number: Int, to xml: inout XMLWriter) {
    xml.element("xdr:graphicFrame", ["macro": ""]) { xml in
      xml.element("xdr:nvGraphicFramePr") { xml in
        xml.element(
          "xdr:cNvPr",
          ["id": String(number + 1), "name": "Diagram \(number)", "descr": alternativeText])
        xml.element("xdr:cNvGraphicFramePr")
      }
      xml.element("xdr:xfrm") { xml in
        xml.element("a:off", ["x": "0", "y": "0"])
        xml.element("a:ext", ["cx": "0", "cy": "0"])
      }
      xml.element("a:graphic") { xml in
        xml.element("a:graphicData", ["uri": XLSXNamespace.chart]) { xml in
          xml.element("c:chart", ["r:id": id])
        }
      }
    }
  }
}

extension XMLWriter {
  /// Writes an element that says everything in its attribute `val`.
  fileprivate mutating func value(_ name: String, _ value: String) {
    element(name, ["val": value])
  }

  fileprivate mutating func corner(_ name: String, _ address: CellAddress) {
    element(name) { xml in
      xml.element("xdr:col", text: String(address.column))
      xml.element("xdr:colOff", text: "0")
      xml.element("xdr:row", text: String(address.row))
      xml.element("xdr:rowOff", text: "0")
    }
  }
}
