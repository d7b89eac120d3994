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

/// The notes of newer programs, which hold a thread of answers ([MS-XLSX] 2.4.93).
///
/// The plain note that such programs write beside it tells only to get a newer program.
enum ThreadedCommentsPart {
  static func read(
    _ part: inout PartReader, people: [String: String], into sheet: inout Sheet, limit: Int
  ) throws(SpreadsheetError) {
    var threads: [CellAddress: Comment] = [:]
    try part.root()
    let root = part.depth
    while try part.nextChild(of: root) {
      guard part.name == "tc:threadedComment", let place = part["ref"].flatMap({ CellAddress($0) })
      else { continue }
      let author = part["personId"].flatMap { people[$0] } ?? ""
      var text = ""
      let comment = part.depth
      while try part.nextChild(of: comment) {
        if part.name == "tc:text" { text = try part.textToEnd() }
      }
      if threads[place] == nil {
        threads[place] = Comment(author: author, text: text)
      } else {
        threads[place]?.text += "\n" + (author.isEmpty ? "" : author + ": ") + text
      }
      if threads.count > limit {
        throw SpreadsheetError(.limitExceeded("sheetFeatures"), at: part.place)
      }
    }
    sheet.comments.merge(threads) { $1 }
  }

  /// The names of the people who write notes, by their identifiers.
  static func people(_ part: inout PartReader) throws(SpreadsheetError) -> [String: String] {
    var people: [String: String] = [:]
    try part.root()
    let root = part.depth
    while try part.nextChild(of: root), people.count < 10_000 {
      guard let id = part["id"] else { continue }
      people[id] = part["displayName"]
    }
    return people
  }
}
