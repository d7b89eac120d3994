extension StringProtocol {
  /// The address with the characters that no URI holds (RFC 3986) written as `%HH`.
  ///
  /// Letters beyond ASCII stay.
  var uriEscaped: String {
    let forbidden = "\"<>\\^`{|}".unicodeScalars
    var escaped = ""
    for scalar in unicodeScalars {
      if scalar.value <= 0x20 || scalar.value == 0x7F || forbidden.contains(scalar) {
        escaped += "%" + String(scalar.value | 0x100, radix: 16, uppercase: true).dropFirst()
      } else {
        escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
  /// The address with each `%HH` written as the character that it stands for.
  var uriUnescaped: String {
    var bytes: [UInt8] = []
    var rest = utf8[...]
    while let byte = rest.popFirst() {
      let digits = rest.prefix(2)
      if byte == UInt8(ascii: "%"), digits.count == 2,
        let code = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
      {
        bytes.append(code)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
