import Findings
import Foundation
import TestSupport
import Testing

@Suite("The document of findings")
struct FindingsDocumentTests {
  private static let location = projectFolder.appending(path: "Documentation/Findings.md")

  /// `STYRKORT_WRITE_DOCUMENTS=1 swift test --filter FindingsDocument` writes it anew.
  @Test("Documentation/Findings.md says what the catalogue says")
  func upToDate() throws {
    if ProcessInfo.processInfo.environment["STYRKORT_WRITE_DOCUMENTS"] != nil {
      try Data(Self.text.utf8).write(to: Self.location)
    }
    let written = try String(contentsOf: Self.location, encoding: .utf8)
    #expect(written == Self.text)
  }

  private static var text: String {
    """
    # Anmärkningar

    Alla anmärkningar som styrkort kan göra. I texten står det som hittades i stället för {hittat}, \
    och det som väntades i stället för {väntat}. Den första bokstaven säger vad det gäller: I inlämningen, \
    L läsningen, M mallen, V ett värde, O organisationen, K målkedjan, B måluppfyllelsen, H året före, \
    E ekonomin, F ekonomins egen bok, P personuppgifter.

    | kod | allvar | vad | text | gör så här |
    |---|---|---|---|---|

    """ + rows(in: .swedish) + """

      ## In English

      What `--language en` says. The workbooks and the page are Swedish in any case.

      | code | severity | what | text | what to do |
      |---|---|---|---|---|

      """ + rows(in: .english)
  }

  private static func rows(in language: Language) -> String {
    FindingCode.allCases.sorted { $0.rawValue < $1.rawValue }.map { code in
      let entry = code.entry
      return "| \(code.rawValue) | \(entry.severity.word[language]) | \(entry.title[language]) "
        + "| \(entry.template[language]) | \(entry.remedy[language]) |\n"
    }.joined()
  }
}
