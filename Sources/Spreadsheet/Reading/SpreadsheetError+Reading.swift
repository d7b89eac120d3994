import XML
import Zip

extension SpreadsheetError {
  /// Translates what the archive said.
  init(_ error: ZipError) {
    let place = Place(part: error.entry)
    switch error.kind {
    case .notAnArchive: self.init(.notASpreadsheet, at: place)
    case .truncated: self.init(.truncated, at: place)
    case .damaged: self.init(.damaged, at: place, detail: "the archive is damaged")
    case .encrypted: self.init(.encrypted, at: place)
    case .unsupportedMethod(let code):
      self.init(.damaged, at: place, detail: "packed by method \(code)")
    case .wrongChecksum: self.init(.damaged, at: place, detail: "the checksum is wrong")
    case .wrongSize: self.init(.damaged, at: place, detail: "the unpacked size is not as claimed")
    case .overlappingEntries:
      self.init(.unsafeContent, at: place, detail: "entries of the archive overlap")
    case .duplicateEntry:
      self.init(.unsafeContent, at: place, detail: "two entries have the same name")
    case .limitExceeded(let limit): self.init(.limitExceeded(limit), at: place)
    }
  }

  /// Translates what the XML parser said.
  init(_ error: XMLError, part: String?) {
    let place = Place(part: part, line: error.line)
    switch error.kind {
    case .notWellFormed(let rule): self.init(.damaged, at: place, detail: rule)
    case .doctype: self.init(.unsafeContent, at: place, detail: "the part has a DOCTYPE")
    case .limitExceeded(let limit): self.init(.limitExceeded(limit), at: place)
    }
  }

  /// Whether the fault can be told of one sheet while the others are still read.
  ///
  /// What guards against attacks stops the whole file.
  public var isOfOneSheet: Bool {
    switch kind {
    case .damaged, .truncated: true
    default: false
    }
  }

  /// What is wrong, in a few words.
  var explanation: String {
    detail.isEmpty ? "\(kind)" : detail
  }
}
