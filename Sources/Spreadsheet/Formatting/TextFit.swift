/// Estimates how text breaks in a cell, since row heights must stand in the file.
///
/// Programs that open the file may choose other letters; the estimate leaves some room for that.
public enum TextFit {
  /// The height of a line of table text in points.
  public static let lineHeight = 12.75

  /// The greatest height of a row that programs accept, in points.
  public static let greatestHeight = 409.0

  /// The lines that a text takes in a column of a width in characters.
  public static func lines(_ text: String, width: Double) -> Int {
    breaks(text, every: max(4, Int(width * 1.2) - 1)).count
  }

  /// The height of a row whose tallest cell has this many lines.
  public static func height(lines: Int) -> Double {
    min(Double(lines) * lineHeight + 2.5, greatestHeight)
  }

  /// The text in lines of at most this many characters, broken between words where it can be.
  public static func breaks(_ text: String, every limit: Int) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { paragraph in
      var lines: [String] = []
      var line = ""
      for word in paragraph.split(separator: " ") {
        if !line.isEmpty, line.count + 1 + word.count > limit {
          lines.append(line)
          line = ""
        }
        line += line.isEmpty ? String(word) : " \(word)"
        while line.count > limit {
          lines.append(String(line.prefix(limit)))
          line = String(line.dropFirst(limit))
        }
      }
      return lines + [line]
    }
  }
}
