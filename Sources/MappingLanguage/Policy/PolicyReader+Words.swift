import Scorecards
import Spreadsheet
import Yams

extension PolicyReader {
  /// Reads the words, marks and colours of what is printed; what is left out stays as usual.
  mutating func vocabulary(_ node: Node) -> FulfilmentVocabulary {
    let colours = Fulfilment.allCases
    let values =
      nodes.mapping(node, of: "”ord och färger”", keys: colours.map(\.mappingWord)) ?? [:]
    var vocabulary = FulfilmentVocabulary.guideline
    for colour in colours {
      guard let node = values[colour.mappingWord] else { continue }
      vocabulary[colour] = entry(node, of: "”\(colour.mappingWord)”", usual: vocabulary[colour])
    }
    for (position, colour) in colours.enumerated() {
      let word = vocabulary[colour].word
      if colours.prefix(position).contains(where: { vocabulary[$0].word == word }) {
        nodes.fail(node, "Ordet ”\(word)” kan inte stå för två färger.")
      }
    }
    return vocabulary
  }

  private mutating func entry(
    _ node: Node, of subject: String, usual: FulfilmentVocabulary.Entry
  ) -> FulfilmentVocabulary.Entry {
    var entry = usual
    let keys = ["ord", "flera", "betydelse", "form", "färg"]
    guard let values = nodes.mapping(node, of: subject, keys: keys) else { return entry }
    if let word = values["ord"].flatMap({ word($0, of: "”ord”") }) {
      entry.word = word
      entry.plural = word
    }
    if let plural = values["flera"].flatMap({ word($0, of: "”flera”") }) { entry.plural = plural }
    if let meaning = values["betydelse"].flatMap({ word($0, of: "”betydelse”") }) {
      entry.meaning = meaning
    }
    entry.mark = values["form"].flatMap { mark($0) }
    entry.color = values["färg"].flatMap { color($0) }
    return entry
  }

  private mutating func word(_ node: Node, of subject: String) -> String? {
    guard let text = nodes.text(node, of: subject) else { return nil }
    guard text.count <= 60, !text.contains(where: \.isNewline) else {
      nodes.fail(node, "\(subject) ska vara högst 60 tecken på en rad.")
      return nil
    }
    return text
  }

  private mutating func mark(_ node: Node) -> String? {
    guard let text = nodes.text(node, of: "”form”") else { return nil }
    guard text.count <= 3, !text.contains(where: { $0.isWhitespace || $0 == "=" }) else {
      nodes.fail(node, "”form” ska vara högst tre tecken, till exempel ● eller 😊.")
      return nil
    }
    return text
  }

  private mutating func color(_ node: Node) -> String? {
    guard let text = nodes.text(node, of: "”färg”") else { return nil }
    let digits = text.hasPrefix("#") ? String(text.dropFirst()) : text
    guard digits.utf8.count == 6, Color(hex: digits) != nil else {
      nodes.fail(node, "”färg” ska vara sex hexadecimala siffror, till exempel \"B7E1C0\".")
      return nil
    }
    return digits.uppercased()
  }
}
