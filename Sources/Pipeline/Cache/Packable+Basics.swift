import Findings
import FoundationEssentials
import Scorecards

extension Int: Packable {
  func pack(into bytes: inout PackedBytes) { bytes.put(self) }
  init(from bytes: inout UnpackedBytes) throws(CacheFault) { self = try bytes.number() }
}

extension Bool: Packable {
  func pack(into bytes: inout PackedBytes) { bytes.put(self ? 1 : 0) }
  init(from bytes: inout UnpackedBytes) throws(CacheFault) { self = try bytes.number() == 1 }
}

extension String: Packable {
  func pack(into bytes: inout PackedBytes) { bytes.put(self) }
  init(from bytes: inout UnpackedBytes) throws(CacheFault) { self = try bytes.text() }
}

extension Optional: Packable where Wrapped: Packable {
  func pack(into bytes: inout PackedBytes) {
    bytes.put(self != nil)
    if let self { bytes.put(self) }
  }
  init(from bytes: inout UnpackedBytes) throws(CacheFault) {
    self = try Bool(from: &bytes) ? try Wrapped(from: &bytes) : nil
  }
}

extension Array: Packable where Element: Packable {
  func pack(into bytes: inout PackedBytes) {
    bytes.put(count)
    for element in self { bytes.put(element) }
  }
  init(from bytes: inout UnpackedBytes) throws(CacheFault) {
    let count = try bytes.number()
    guard count >= 0 else { throw CacheFault() }
    self = []
    // Not reserved: a count that lies must not cost memory.
    for _ in 0..<count { append(try Element(from: &bytes)) }
  }
}

extension Decimal: Packable {
  func pack(into bytes: inout PackedBytes) { bytes.put(description) }
  init(from bytes: inout UnpackedBytes) throws(CacheFault) {
    guard let number = Decimal(string: try bytes.text()) else { throw CacheFault() }
    self = number
  }
}

/// A choice that has a stable name.
extension Packable where Self: RawRepresentable, RawValue == String {
  func pack(into bytes: inout PackedBytes) { bytes.put(rawValue) }
  init(from bytes: inout UnpackedBytes) throws(CacheFault) {
    guard let choice = Self(rawValue: try bytes.text()) else { throw CacheFault() }
    self = choice
  }
}

extension FindingCode: Packable {}
extension MissingReason: Packable {}
extension FocusArea: Packable {}
extension Fulfilment: Packable {}
extension Activity.Status: Packable {}
extension PartOutcome.Part: Packable {}
extension EconomyLine.Kind: Packable {}
extension Receipt.Result: Packable {}

extension Source: Packable {
  func pack(into bytes: inout PackedBytes) {
    bytes.put(file)
    bytes.put(sheet)
    bytes.put(cell)
  }
  init(from bytes: inout UnpackedBytes) throws(CacheFault) {
    self.init(file: try bytes.value(), sheet: try bytes.value(), cell: try bytes.value())
  }
}

extension Finding: Packable {
  func pack(into bytes: inout PackedBytes) {
    bytes.put(code)
    bytes.put(source)
    bytes.put(found)
    bytes.put(expected)
  }
  init(from bytes: inout UnpackedBytes) throws(CacheFault) {
    self.init(
      try bytes.value(), at: try bytes.value(), found: try bytes.value(),
      expected: try bytes.value())
  }
}

extension FileState: Packable {
  func pack(into bytes: inout PackedBytes) {
    for number in [
      Int(kind.rawValue), size, modified.seconds, modified.nanoseconds, changed.seconds,
      changed.nanoseconds, Int(bitPattern: UInt(node)),
    ] { bytes.put(number) }
  }
  init(from bytes: inout UnpackedBytes) throws(CacheFault) {
    guard let kind = Kind(rawValue: UInt8(truncatingIfNeeded: try bytes.number())) else {
      throw CacheFault()
    }
    self.init(
      kind: kind, size: try bytes.number(),
      modified: Time(seconds: try bytes.number(), nanoseconds: try bytes.number()),
      changed: Time(seconds: try bytes.number(), nanoseconds: try bytes.number()),
      node: UInt64(UInt(bitPattern: try bytes.number())))
  }
}
