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
}
