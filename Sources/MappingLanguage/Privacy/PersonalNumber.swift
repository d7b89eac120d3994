extension String {
  /// Whether a personnummer or samordningsnummer stands anywhere in the text.
  ///
  /// That is six or eight digits for a day that there may be (60 more for a samordningsnummer), four
  /// more with or without a `-` or `+` between, and a check digit that is right (Luhn; SKV 704).
  /// Ten digits from `07` right after a word such as `Tel` are a telephone number.
  var holdsPersonalNumber: Bool {
    let characters = Array(utf8)
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
      }
      index = end
    }
    return false
  }
}

/// The four digits that follow a `-`, `+` or blank, and that no other digit follows.
private func serial(in characters: [UInt8], from start: Int) -> ArraySlice<UInt8>? {
  guard start + 4 < characters.count,
    [UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: " ")]
      .contains(characters[start])
  else { return nil }
  let digits = characters[(start + 1)...(start + 4)]
  guard digits.allSatisfy(\.isDigit) else { return nil }
  let isLast = start + 5 >= characters.count || !characters[start + 5].isDigit
  return isLast ? digits : nil
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
}
