/// The language of a document, such as `sv` in `SE`.
struct ODSLanguage {
  var language: String?
  var country: String?

  init(of workbook: Workbook) {
    let parts = workbook.properties.language?.split(separator: "-").map(String.init) ?? []
    language = parts.first
    country = parts.dropFirst().first { $0.utf8.count == 2 }
  }
}
