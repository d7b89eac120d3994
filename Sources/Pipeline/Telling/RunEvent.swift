public import Findings

/// Something that happens during a run, for whoever watches.
public enum RunEvent: Sendable {
  /// A part of the run that takes time.
  public enum Step: String, Sendable {
    /// The files of the inbox are read.
    case inbox = "läser inkorgen"
    /// What was handed in before is read again, where no result is known to be current.
    case archive = "läser arkivet"
    /// Units are told what to put right.
    case remarks = "skriver anmärkningar"
    /// Workbooks are made, where those that lie there are not current.
    case outputs = "gör arbetsböcker"

    /// The step as people read it.
    public var wording: Wording {
      switch self {
      case .inbox: Wording(rawValue, english: "reading the inbox")
      case .archive: Wording(rawValue, english: "reading the archive")
      case .remarks: Wording(rawValue, english: "writing remarks")
      case .outputs: Wording(rawValue, english: "making workbooks")
      }
    }
  }

  /// A file of the inbox that was taken in or sent back, told without its name, which may be a
  /// person's.
  public struct SettledFile: Sendable {
    /// The beginning of the SHA-256 that its receipt has.
    public let fingerprint: String
    /// Its size in bytes.
    public let size: Int
    /// The unit's code, where the file tells it.
    public let unit: String?
    /// What became of it: `mottagen`, `mottagen med fel` or `returnerad`.
    public let result: String
    /// The codes of what was found, each once, in order.
    public let codes: [String]
  }

  /// A step began, with so many things to do.
  case began(Step, count: Int)
  /// One of them is done.
  case advanced(Step)
  /// A file of the inbox has found its place.
  case settled(SettledFile)
}

extension RunEvent.SettledFile {
  init(_ receipt: Receipt, size: Int) {
    fingerprint = String(receipt.sha256.prefix(12))
    self.size = size
    unit = receipt.unit
    result = receipt.result.rawValue
    codes = Set(receipt.remarks.map(\.code.rawValue)).sorted()
  }
}
