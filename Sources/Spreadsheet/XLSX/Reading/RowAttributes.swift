/// What the start tag of a row says beside its number (ECMA-376 Part 1, 18.3.1.73).
struct RowAttributes {
  private(set) var isHidden = false
  private(set) var height: Double?

  private var ownHeight = false
  private var taken = 0

  private enum Name: Int {
    case spans, descent, style, customFormat, height, hidden, customHeight, outlineLevel, collapsed
    case thickTop, thickBottom, phonetic
  }

  /// Takes the attributes up to the end of the tag; `nil` when one is not known, or stands there
  /// twice.
  init?(_ bytes: Span<UInt8>, _ place: inout Int) {
    while bytes.has(" ", at: place) {
      guard let name = Self.takeName(bytes, &place), taken & 1 << name.rawValue == 0 else {
        return nil
      }
      taken |= 1 << name.rawValue
      switch name {
      case .hidden:
        guard let flag = Self.takeFlag(bytes, &place) else { return nil }
        isHidden = flag
      case .customHeight:
        guard let flag = Self.takeFlag(bytes, &place) else { return nil }
        ownHeight = flag
      case .height:
        guard let number = bytes.takeNumber(&place) else { return nil }
        height = number
      default:
        while Self.isPlain(bytes[place]) { place &+= 1 }
      }
      guard bytes.take("\"", &place) else { return nil }
    }
    if !ownHeight { height = nil }
  }

  private static func takeName(_ bytes: Span<UInt8>, _ place: inout Int) -> Name? {
    if bytes.take(" spans=\"", &place) { return .spans }
    if bytes.take(" x14ac:d", &place) {
      return bytes.take("yDescent", &place) && bytes.take("=\"", &place) ? .descent : nil
    }
    if bytes.take(" ht=\"", &place) { return .height }
    if bytes.take(" s=\"", &place) { return .style }
    if bytes.take(" hidden=", &place) { return bytes.take("\"", &place) ? .hidden : nil }
    if bytes.take(" customH", &place) {
      return bytes.take("eight=\"", &place) ? .customHeight : nil
    }
    if bytes.take(" customF", &place) {
      return bytes.take("ormat=\"", &place) ? .customFormat : nil
    }
    if bytes.take(" outline", &place) {
      return bytes.take("Level=\"", &place) ? .outlineLevel : nil
    }
    if bytes.take(" collaps", &place) { return bytes.take("ed=\"", &place) ? .collapsed : nil }
    if bytes.take(" thickTo", &place) { return bytes.take("p=\"", &place) ? .thickTop : nil }
    if bytes.take(" thickBo", &place) { return bytes.take("t=\"", &place) ? .thickBottom : nil }
    return bytes.take(" ph=\"", &place) ? .phonetic : nil
  }

  private static func takeFlag(_ bytes: Span<UInt8>, _ place: inout Int) -> Bool? {
    if bytes.take("1", &place) || bytes.take("true", &place) { return true }
    return bytes.take("0", &place) || bytes.take("false", &place) ? false : nil
  }

  /// Whether a byte is one that the values of the attributes not looked at have.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, 0x2b...0x3a, 0x41...0x5a, 0x61...0x7a: true
    default: false
    }
  }
}
