/// The notes of a sheet (ECMA-376 Part 1, 18.7).
enum CommentsPart {
  static func read(
    _ part: inout PartReader, into sheet: inout Sheet, limit: Int
  ) throws(SpreadsheetError) {
    var authors: [String] = []
    try part.root()
    let root = part.depth
    while try part.nextChild(of: root) {
      let list = part.depth
      switch part.name {
      case "authors":
        while try part.nextChild(of: list), authors.count < limit {
          authors.append(try part.textToEnd())
        }
      case "commentList":
        while try part.nextChild(of: list) {
          guard part.name == "comment", let place = part["ref"].flatMap({ CellAddress($0) })
          else { continue }
          let author = part.integer("authorId").flatMap { authors[checked: $0] } ?? ""
          let comment = part.depth
          var text = ""
          while try part.nextChild(of: comment) {
            if part.name == "text" { text = try RichText.read(&part) }
          }
          sheet.comments[place] = Comment(author: author, text: text)
          if sheet.comments.count > limit {
            throw SpreadsheetError(.limitExceeded("sheetFeatures"), at: part.place)
          }
        }
      default: break
      }
    }
  }
}
