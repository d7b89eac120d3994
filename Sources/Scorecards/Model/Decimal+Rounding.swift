public import FoundationEssentials

extension Decimal {
  /// The number with at most this many decimals; halves are rounded away from zero.
  public func rounded(toDecimals decimals: Int) -> Decimal {
    let parts = description.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1].count > decimals, decimals >= 0 else { return self }
    let kept = parts[1].prefix(decimals)
    guard let truncated = Decimal(string: "\(parts[0]).\(kept)0") else { return self }
    let next = parts[1].dropFirst(decimals).first ?? "0"
    guard next >= "5" else { return truncated }
    let step = Decimal(sign: .plus, exponent: -decimals, significand: 1)
    return description.hasPrefix("-") ? truncated - step : truncated + step
  }

  /// How many decimals the number needs to be written out.
  public var decimals: Int { max(0, -exponent) }
}
