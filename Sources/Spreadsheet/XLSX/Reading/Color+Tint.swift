extension Color {
  /// The colour made lighter (above 0) or darker (below 0), as ECMA-376 Part 1, 18.8.19 computes it:
  /// on the lightness, with hue and saturation kept.
  func tinted(_ tint: Double) -> Color {
    guard tint != 0, tint.isFinite else { return self }
    let tint = min(1, max(-1, tint))
    let (hue, saturation, lightness) = hueSaturationLightness
    let changed = tint < 0 ? lightness * (1 + tint) : lightness * (1 - tint) + tint
    return Color(hue: hue, saturation: saturation, lightness: min(1, max(0, changed)))
  }

  private var hueSaturationLightness: (Double, Double, Double) {
    let (r, g, b) = (Double(red) / 255, Double(green) / 255, Double(blue) / 255)
    let (high, low) = (max(r, g, b), min(r, g, b))
    let lightness = (high + low) / 2
    let spread = high - low
    guard spread > 0 else { return (0, 0, lightness) }
    let saturation = lightness > 0.5 ? spread / (2 - high - low) : spread / (high + low)
    let hue =
      switch high {
      case r: (g - b) / spread + (g < b ? 6 : 0)
      case g: (b - r) / spread + 2
      default: (r - g) / spread + 4
      }
    return (hue / 6, saturation, lightness)
  }

  private init(hue: Double, saturation: Double, lightness: Double) {
    let second =
      lightness < 0.5
      ? lightness * (1 + saturation) : lightness + saturation - lightness * saturation
    let first = 2 * lightness - second
    func part(_ hue: Double) -> UInt8 {
      let hue = hue < 0 ? hue + 1 : hue > 1 ? hue - 1 : hue
      let value =
        switch hue {
        case ..<(1 / 6): first + (second - first) * 6 * hue
        case ..<(1 / 2): second
        case ..<(2 / 3): first + (second - first) * (2 / 3 - hue) * 6
        default: first
        }
      return UInt8(min(255, max(0, (value * 255).rounded())))
    }
    self.init(red: part(hue + 1 / 3), green: part(hue), blue: part(hue - 1 / 3))
  }
}
