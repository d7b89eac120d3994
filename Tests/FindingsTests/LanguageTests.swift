import Findings
import Foundation
import Testing

@Suite("The languages of the catalogue")
struct LanguageTests {
  @Test("Every entry has each text in both languages", arguments: FindingCode.allCases)
  func complete(code: FindingCode) {
    for wording in [code.entry.title, code.entry.template, code.entry.remedy] {
      #expect(!wording.swedish.isEmpty && !wording.english.isEmpty)
      #expect(wording.swedish != wording.english, "\(wording.swedish)")
      let words = wording.english.replacing(/”[^”]*”/, with: "")
      #expect(!words.contains(/\b(och|är|inte|eller|den|skriv)\b/), "\(wording.english)")
    }
    #expect(code.entry.severity.word.english != code.entry.severity.word.swedish)
  }

  @Test("The placeholders are the same in both languages", arguments: FindingCode.allCases)
  func placeholders(code: FindingCode) {
    let template = code.entry.template
    func places(_ text: String) -> [String] {
      text.matches(of: /\{[^}]*\}/).map { String($0.output) }.sorted()
    }
    #expect(places(template.swedish) == places(template.english))
    #expect(places(template.swedish).allSatisfy { ["{hittat}", "{väntat}"].contains($0) })
    for wording in [code.entry.title, code.entry.remedy] {
      #expect(!wording.swedish.contains("{") && !wording.english.contains("{"))
    }
  }

  @Test("Every sentence ends as one, and begins with a capital", arguments: FindingCode.allCases)
  func sentences(code: FindingCode) {
    for wording in [code.entry.template, code.entry.remedy] {
      for text in [wording.swedish, wording.english] {
        #expect(text.hasSuffix(".") || text.hasSuffix("}"), "\(text)")
        #expect(text.first.map { $0.isUppercase || $0 == "{" } == true, "\(text)")
      }
    }
    for title in [code.entry.title.swedish, code.entry.title.english] {
      #expect(title.first?.isUppercase == true && !title.hasSuffix("."), "\(title)")
    }
  }

  @Test(
    "What was found and expected follows into English, and what a cell holds stays as it is",
    arguments: [
      (
        FindingCode.notANumber, "bra", "utfallet",
        "Here stands “bra”, but the outcome should be a number."
      ),
      // A word in a cell is never translated, though it is also the name of a field.
      (
        .notANumber, "målet", "målvärdet", "Here stands “målet”, but the target should be a number."
      ),
      (
        .unitUnknown, "Solen", "Närmast: Solgläntan.",
        "The unit “Solen” is not in the register. Nearest: Solgläntan."
      ),
      (.unitUnknown, "Solen", "", "The unit “Solen” is not in the register."),
      (
        .templateUnknown, "målkort: 4 av 5 kännetecken; saknar bladet ”Mål”.", "",
        "The template is not recognised. målkort: 4 of 5 signs; lacks the sheet “Mål”."
      ),
      (.rowNotUnderstood, "raden har bara ”1”", "", "The row was not read: the row has only “1”."),
      (
        .economyRepair, "5 och 7 i B4 bytte plats", "",
        "All controls would agree if 5 and 7 in B4 changed places."
      ),
      (
        .limitExceeded, "den har för många blad", "",
        "The file is not read: it has too many sheets."
      ),
      (
        .partMissingInLater, "mål och ekonomi", "a.xlsx",
        "The file replaces a.xlsx, but lacks goals and economy that was there."
      ),
    ])
  func phrases(code: FindingCode, found: String, expected: String, sentence: String) {
    let finding = Finding(
      code, at: Source(file: "fil.xlsx"), found: found, expected: expected)
    #expect(finding.message(in: .english) == sentence)
  }

  @Test("A text that is nobody's phrase stays as it is")
  func unknownPhrase() {
    #expect(
      Language.english.phrase("Barn- och utbildningsnämnden") == "Barn- och utbildningsnämnden")
    #expect(Language.swedish.phrase("mottagen") == "mottagen")
    #expect(Language.english.phrase("") == "")
  }
}
