public import FoundationEssentials

extension Decimal {
  /// The number as Swedish readers write it, with decimal comma and a hard space for thousands.
  public var swedishText: String {
    let parts = description.split(separator: ".")
    let digits = (parts.first ?? "0").drop { $0 == "-" }
    var grouped = ""
    for (position, digit) in digits.enumerated() {
      if position > 0, (digits.count - position).isMultiple(of: 3) { grouped.append("\u{A0}") }
      grouped.append(digit)
    }
    let sign = self < 0 ? "−" : ""
    return sign + grouped + (parts.count > 1 ? "," + parts[1] : "")
  }
}
