extension String {
  /// Whether a personnummer or samordningsnummer stands anywhere in the text.
  ///
  /// That is six or eight digits for a day that there may be (60 more for a samordningsnummer), four
  /// more with or without a sign or a blank between, and a check digit that is right (Luhn; SKV 704).
  /// The day may have signs of its own: `1981-12-18-9876`. Kinds of dashes, blanks and digits make no
  /// difference. Ten digits from `07` right after a word such as `Tel` are a telephone number.
  var holdsPersonalNumber: Bool {
    guard utf8.count(where: { $0.isDigit || $0 >= 0x80 }) >= 10 else { return false }
    let characters = plainDigits
    var index = 0
    while index < characters.count {
      guard characters[index].isDigit else {
        index += 1
        continue
      }
      var end = index
      while end < characters.count, characters[end].isDigit { end += 1 }
      let digits = characters[index..<end]
      if digits.count == 10 || digits.hasCentury(of: 12) {
        let isTelephone = isTelephoneNumber(digits, after: characters[..<index])
        if !isTelephone, isPersonalNumber(Array(digits.suffix(10))) { return true }
      } else if digits.count == 6 || digits.hasCentury(of: 8),
        let serial = serial(in: characters, from: end),
        isPersonalNumber(digits.suffix(6) + serial)
      {
        return true
      } else if digits.count == 2 || digits.hasCentury(of: 4),
        let (day, serial) = dayAndSerial(in: characters, from: end),
        isPersonalNumber(digits.suffix(2) + day + serial)
      {
        return true
      }
      index = end
    }
    return false
  }

  /// The text as people may see it: where it holds a personnummer, its digits are dots.
  public var hidingPersonalNumbers: String {
    guard holdsPersonalNumber else { return self }
    return String(
      String.UnicodeScalarView(
        unicodeScalars.map { $0.properties.numericType == .decimal ? "•" : $0 }))
  }

  /// The text with one kind of dash, blank and digit each.
  private var plainDigits: [UInt8] {
    let plain = utf8.allSatisfy { $0 < 0x80 } ? self : plainSigns
    return plain.unicodeScalars.flatMap { scalar -> [UInt8] in
      if scalar.isASCII { return [UInt8(ascii: scalar)] }
      if scalar.properties.numericType == .decimal, let digit = scalar.properties.numericValue {
        return [UInt8(ascii: "0") + UInt8(digit)]
      }
      return Array(String(scalar).utf8)
    }
  }
}

/// The four digits that follow a `-`, `+` or blank, and that nothing follows that they could be part of.
private func serial(in characters: [UInt8], from start: Int) -> ArraySlice<UInt8>? {
  var start = start
  while start < characters.count, characters[start].isBlank { start += 1 }
  if start < characters.count, characters[start].isSerialSign { start += 1 }
  while start < characters.count, characters[start].isBlank { start += 1 }
  return serialDigits(in: characters, at: start)
}

/// The month, the day and the serial number that follow the year of a day with signs of its own.
private func dayAndSerial(
  in characters: [UInt8], from start: Int
) -> (day: [UInt8], serial: ArraySlice<UInt8>)? {
  guard start + 6 < characters.count, "-./".utf8.contains(characters[start]),
    characters[start + 3] == characters[start], characters[start + 6].isSerialSign
  else { return nil }
  let day = characters[start + 1..<start + 3] + characters[start + 4..<start + 6]
  guard day.allSatisfy(\.isDigit),
    let serial = serialDigits(in: characters, at: start + 7)
  else { return nil }
  return (Array(day), serial)
}

/// Four digits at a place, unless a digit follows, or a sign and a digit as in a day.
private func serialDigits(in characters: [UInt8], at start: Int) -> ArraySlice<UInt8>? {
  guard start + 4 <= characters.count else { return nil }
  let digits = characters[start..<start + 4]
  guard digits.allSatisfy(\.isDigit) else { return nil }
  let rest = characters[(start + 4)...]
  let isPartOfMore =
    rest.first?.isDigit ?? false
    || rest.first == UInt8(ascii: "-") && rest.dropFirst().first?.isDigit ?? false
  return isPartOfMore ? nil : digits
}

/// Whether ten digits are a mobile number, by the word before them.
private func isTelephoneNumber(
  _ digits: ArraySlice<UInt8>, after characters: ArraySlice<UInt8>
) -> Bool {
  guard digits.count == 10, digits.starts(with: Array("07".utf8)) else { return false }
  let before = String(decoding: characters.suffix(16), as: UTF8.self)
  return before.saysTelephone
}

extension String {
  /// Whether the text is, or ends with, a word that telephone numbers stand after.
  var saysTelephone: Bool {
    let word = String(comparable.reversed().drop { !$0.isLetter }.prefix { $0.isLetter }.reversed())
    return [
      "tel", "tele", "telefon", "telefonnummer", "tfn", "mobil", "mobilnummer", "sms", "växel",
    ]
    .contains(word)
  }
}

extension ArraySlice<UInt8> {
  /// Whether there are so many digits, and the first two are a century in which anybody was born.
  fileprivate func hasCentury(of count: Int) -> Bool {
    self.count == count
      && ["18", "19", "20"].contains(String(decoding: prefix(2), as: UTF8.self))
  }
}

/// Whether ten digits are a date and a serial number with the right check digit.
private func isPersonalNumber(_ characters: some Sequence<UInt8>) -> Bool {
  let digits = characters.map { Int($0 - UInt8(ascii: "0")) }
  guard digits.count == 10 else { return false }
  let month = digits[2] * 10 + digits[3]
  let day = digits[4] * 10 + digits[5]
  guard (1...12).contains(month), (1...31).contains(day) || (61...91).contains(day) else {
    return false
  }
  let sum = digits.enumerated().reduce(0) { sum, element in
    let product = element.offset.isMultiple(of: 2) ? element.element * 2 : element.element
    return sum + product / 10 + product % 10
  }
  return sum.isMultiple(of: 10)
}

extension UInt8 {
  fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

  fileprivate var isBlank: Bool { [0x20, 0x09, 0x0A, 0x0D].contains(self) }

  fileprivate var isSerialSign: Bool { self == UInt8(ascii: "-") || self == UInt8(ascii: "+") }
}
