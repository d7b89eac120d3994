/// The description of a template: how it is recognised, and where its values stand.
///
///     let mapping = try Mapping.parse(text, file: "Mappings/arbetsbok.yaml")
///     MappingSet([mapping]).extract(from: workbook, file: "bun/solgläntan.xlsx", …)
public struct Mapping: Hashable, Sendable {
  /// The name, unique among the mappings of a workspace.
  public let name: String

  /// What the template is, in a sentence for people.
  public let summary: String?

  /// The file that the mapping was read from.
  public let file: String

  let signs: [Sign]
  let refusals: [Sign]
  let fileNames: [TextPattern]
  let parts: [Part]
  let economy: EconomyForm
  let vocabulary: Vocabulary
}

/// How a template writes money.
struct EconomyForm: Hashable, Sendable {
  /// How many thousands of kronor one unit is: `tkr` 1, `mnkr` 1000, `kr` 0.001.
  enum Unit: String, Hashable, Sendable, CaseIterable {
    case kronor = "kr"
    case thousands = "tkr"
    case millions = "mnkr"
  }

  /// Whether costs are written with a minus sign.
  enum CostSign: String, Hashable, Sendable, CaseIterable {
    case negative = "negativa"
    case positive = "positiva"
  }

  /// What a net above zero means.
  enum NetSign: String, Hashable, Sendable, CaseIterable {
    case incomeMinusCosts = "intäkter minus kostnader"
    case costsMinusIncome = "kostnader minus intäkter"
  }

  /// What a variance above zero means.
  enum VarianceSign: String, Hashable, Sendable, CaseIterable {
    case plusIsBetter = "plus är bättre"
    case outcomeMinusBudget = "utfall minus budget"
    case budgetMinusOutcome = "budget minus utfall"
  }

  var unit = Unit.thousands
  var costs = CostSign.negative
  var net = NetSign.incomeMinusCosts
  var variance = VarianceSign.plusIsBetter
  /// Whether expenditure on investments is written with a minus sign.
  var investments = CostSign.positive
}

/// Something by which a template is recognised.
struct Sign: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    /// There is a sheet with one of the names.
    case sheet
    /// A cell holds this text.
    case text(TextPattern, cell: String?)
    /// A row holds all these texts.
    case headings([TextPattern])
    /// There is a defined name.
    case definedName(String)
  }

  var kind: Kind

  /// The names of the sheet, or of the one where the text or the headings stand; empty is any sheet.
  var sheets: [TextPattern] = []
}
