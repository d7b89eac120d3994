import XML
import Zip

/// A text in a part of a file that the workbook does not have: a shape, a pivot table, a property.
public struct OtherText: Hashable, Sendable {
  /// The name of the part within the file.
  public var part: String

  /// The text.
  public var text: String

  /// Creates a text.
  public init(part: String, text: String) {
    self.part = part
    self.text = text
  }
}

extension PartReader {
  /// The texts and values of attributes of the part that hold at least ten digits.
  ///
  /// A value of nothing but ten digits is the number of some thing.
  consuming func longNumbers() throws(SpreadsheetError) -> [String] {
    var found: [String] = []
    var text = ""
    while let event = try next() {
      if event == .text {
        text += self.text
        continue
      }
      if text.hasLongNumber { found.append(text) }
      text = ""
      guard event == .start else { continue }
      found += attributes.map(\.value).filter { value in
        value.hasLongNumber && !(value.utf8.count == 10 && value.allSatisfy(\.isNumber))
      }
    }
    return found
  }
}

extension ZipArchive {
  /// The texts with long numbers of the parts that are XML and fulfil a condition.
  ///
  /// A part that cannot be read is left out.
  func otherTexts(
    limits: ReadLimits, where isWanted: (String) -> Bool
  ) -> [OtherText] {
    entries.flatMap { entry -> [OtherText] in
      let name = entry.name
      guard name.hasSuffix(".xml") || name.hasSuffix(".vml") || name.hasSuffix(".rels"),
        isWanted(name),
        let part = try? PartReader(entry, in: self, namespaces: [:], limits: limits),
        let texts = try? part.longNumbers()
      else { return [] }
      return texts.map { OtherText(part: name, text: $0) }
    }
  }
}

extension String {
  fileprivate var hasLongNumber: Bool {
    utf8.count(where: { $0 >= 0x80 || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) >= 10
  }
}
