internal import Findings
public import Scorecards
public import Spreadsheet

/// The texts that a person must read before the published edition goes out.
///
/// Published texts stand as the units wrote them. This workbook, for the house only, lists those
/// that may tell of persons; it finds signs, and cannot find everything.
public struct PublicationReview: Sendable {
  private let context: ReportContext

  /// Creates the review.
  public init(_ consolidation: Consolidation, _ metadata: ReportMetadata) {
    context = ReportContext(consolidation, metadata)
  }

  /// The workbook, with one sheet.
  public var workbook: Workbook {
    let sheet = LongTable(
      "Att läsa",
      subtitle: "\(context.occasion): texter i den publika boken som kan handla om personer",
      table: "Texterna",
      columns: [
        LongColumn("Enhet", 26), LongColumn("Mål nr", 14), LongColumn("Uppgift", 12),
        LongColumn("Tecken på", 22), LongColumn("Text", 70), LongColumn("Fil", 40),
        LongColumn("Blad", 14), LongColumn("Cell", 8),
      ],
      empty: "Ingen text har tecken på personuppgifter. Läs ändå igenom boken före publicering.",
      texts.compactMap(record)
    ).sheet
    return context.workbook("Granskning före publicering", [sheet]).workbook
  }

  /// The name of the file, without its suffix: `granskning före publicering 2025`.
  public var fileName: String { "granskning före publicering \(context.period)" }

  private struct PublishedText {
    let entry: GoalEntry
    let what: String
    let text: Sourced<String>
  }

  private var texts: [PublishedText] {
    GoalEntry.all(of: context.consolidation.units).flatMap { entry in
      [PublishedText(entry: entry, what: "Mål", text: entry.goal.text)]
        + (entry.goal.analysis.map { [PublishedText(entry: entry, what: "Analys", text: $0)] } ?? [])
        + entry.goal.activities.map {
          PublishedText(entry: entry, what: "Aktivitet", text: $0.text)
        }
    }
  }

  private func record(_ published: PublishedText) -> [ReportCell?]? {
    let signs = signs(in: published.text.value, of: published.entry.unit.code)
    guard !signs.isEmpty else { return nil }
    let source = published.text.source
    return [
      .text(published.entry.unit.name), .text(published.entry.goal.number.value),
      .text(published.what), .text(signs.joined(separator: ", ").uppercasedFirst),
      .text(published.text.value), .text(source.file), .text(source.sheet), .text(source.cell),
    ]
  }

  private func signs(in text: String, of unit: String) -> [String] {
    var signs: [String] = []
    if context.mayHoldName(text, of: unit) { signs.append("namn") }
    if text.contains("@") { signs.append("e-postadress") }
    let numbers = text.split { !$0.isNumber && $0 != "-" && $0 != " " }
    if numbers.contains(where: { $0.count(where: \.isNumber) >= Self.phoneNumberDigits }) {
      signs.append("telefonnummer eller personnummer")
    }
    return signs
  }

  private static let phoneNumberDigits = 8
}
