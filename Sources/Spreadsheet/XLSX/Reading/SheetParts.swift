/// The parts that belong to a sheet: notes, tables, and the addresses of links.
enum SheetParts {
  /// Reads them into the sheet.
  ///
  /// A part that cannot be read costs only itself.
  static func read(
    of name: String, into sheet: inout Sheet, links: [CellAddress: SheetLink],
    context: SheetContext, notices: inout NoticeList
  ) throws(SpreadsheetError) {
    readPrintNames(into: &sheet, context: context)
    addLinks(links, to: &sheet, by: Relationships())
    do throws(SpreadsheetError) {
      let relationships = try context.package.relationships(of: name)
      addLinks(links, to: &sheet, by: relationships)
      for target in relationships.targets(ofKind: "comments") {
        guard var part = try context.open(target) else { continue }
        try CommentsPart.read(&part, into: &sheet, limit: context.limits.sheetFeatures)
      }
      for target in relationships.targets(ofKind: "threadedComment") {
        guard var part = try context.open(target) else { continue }
        try ThreadedCommentsPart.read(
          &part, people: context.people, into: &sheet, limit: context.limits.sheetFeatures)
      }
      for target in relationships.targets(ofKind: "table") {
        guard var part = try context.open(target) else { continue }
        if let table = try TablePart.read(&part) { sheet.tables.append(table) }
        if sheet.tables.count >= context.limits.sheetFeatures { break }
      }
    } catch {
      guard error.isOfOneSheet else { throw error }
      var place = error.place
      place.sheet = sheet.name
      notices.add(Notice(.partSkipped, at: place, detail: error.explanation))
    }
  }

  private static func addLinks(
    _ links: [CellAddress: SheetLink], to sheet: inout Sheet, by relationships: Relationships
  ) {
    for (place, link) in links {
      let target = link.relationship.flatMap { relationships[$0]?.target } ?? ""
      let address = target + (link.location.map { "#" + $0 } ?? "")
      if !address.isEmpty { sheet.hyperlinks[place] = address }
    }
  }

  /// The printed area and the rows on every page are names that belong to the sheet
  /// (ECMA-376 Part 1, 18.2.6).
  private static func readPrintNames(into sheet: inout Sheet, context: SheetContext) {
    for name in context.printNames[sheet.name] ?? [] {
      switch name.name {
      case "_xlnm.Print_Area":
        let text = name.formula.split(separator: ",").first.map { place(in: $0) } ?? ""
        sheet.printSetup.area = CellRange(text)
      case "_xlnm.Print_Titles":
        for range in name.formula.split(separator: ",") {
          let ends = place(in: range).filter { $0 != "$" }.split(separator: ":").map { Int($0) }
          if ends.count == 2, let first = ends[0], let last = ends[1], first >= 1, last >= first,
            last <= CellAddress.maximumRows
          {
            sheet.printSetup.repeatedRows = (first - 1)...(last - 1)
          }
        }
      default: break
      }
    }
  }

  /// What stands behind the name of the sheet.
  private static func place(in reference: Substring) -> Substring {
    reference.lastIndex(of: "!").map { reference[reference.index(after: $0)...] } ?? reference
  }
}
