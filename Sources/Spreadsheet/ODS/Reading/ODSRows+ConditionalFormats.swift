extension ODSRows {
  /// Reads the conditional formats as LibreOffice writes them beside those of the standard.
  mutating func readConditionalFormats() throws(SpreadsheetError) {
    hasFormatsOfLibreOffice = true
    let list = part.depth
    while try part.nextChild(of: list) {
      guard part.name == "calcext:conditional-format" else { continue }
      let ranges = ODSAddress.list(part["calcext:target-range-address"] ?? "").map(\.range)
      let format = part.depth
      while try part.nextChild(of: format) {
        guard let first = ranges.first else { continue }
        if part.name == "calcext:condition" {
          let base = part["calcext:base-cell-address"].flatMap { ODSAddress($0) }
          let condition = ODSCondition.parse(
            part["calcext:value"] ?? "", for: base?.range.first ?? first.first)
          sheet.conditionalFormats.append(
            context.styles.conditionalFormat(
              condition, style: part["calcext:apply-style-name"] ?? "", ranges: ranges))
        } else {
          // A colour scale, data bars, icons, or a span of dates.
          let kind = part.name.replacing("calcext:", with: "")
          sheet.conditionalFormats.append(
            ConditionalFormat(ranges: ranges, condition: .other(kind)))
        }
        if sheet.conditionalFormats.count > context.limits.sheetFeatures {
          throw SpreadsheetError(.limitExceeded("sheetFeatures"), at: part.place)
        }
      }
    }
  }
}
