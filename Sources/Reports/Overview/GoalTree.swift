internal import Scorecards

/// A goal of the page's tree, with the goals that serve it.
struct GoalNode: Sendable {
  let number: String
  let text: String
  let unit: String
  let path: String
  let colour: String
  let word: String
  let reason: String
  let servants: [GoalNode]
  let isServed: Bool
  let isOpen: Bool
  let servantCount: String
}

/// The goal chain as a tree, from the municipality's goals down.
struct GoalTree {
  let context: ReportContext
  let paths: WorkbookPaths

  private var chain: GoalChain { context.consolidation.chain }

  /// The municipality's own goals.
  var top: [GoalNode] {
    references.filter { chain.link(of: $0) == .top }.compactMap { node($0, depth: 0) }
  }

  /// The goals that lead to none above them.
  var unlinked: [GoalNode] {
    references.filter { reference in
      switch chain.link(of: reference) {
      case .top, .linked: false
      case .notStated, .open, .broken: true
      }
    }.compactMap { node($0, depth: 1) }
  }

  private var references: [GoalReference] {
    context.consolidation.units.flatMap { unit in
      (unit.assessed?.goals ?? []).indices.map {
        GoalReference(unit: unit.unit.code, position: $0)
      }
    }
  }

  /// Goals serve goals of units above them only, so that the tree is never deeper than the register.
  private func node(_ reference: GoalReference, depth: Int) -> GoalNode? {
    guard let goal = context.consolidation[reference] else { return nil }
    let servants = chain.goals(serving: reference).compactMap { node($0, depth: depth + 1) }
    let link = chain.link(of: reference).word
    return GoalNode(
      number: goal.goal.number.value, text: goal.goal.text.value,
      unit: context.name(of: reference.unit), path: paths[reference.unit],
      colour: goal.final.fulfilment.rawValue, word: context.words.title(goal.final.fulfilment),
      reason: goal.reason(in: context.words) + (depth == 1 && !link.isEmpty ? " \(link)." : ""),
      servants: servants, isServed: !servants.isEmpty, isOpen: depth == 0,
      servantCount: CountedNoun.servants.counted(servants.count))
  }
}

extension CountedNoun {
  fileprivate static let servants = CountedNoun(
    one: "underordnat mål", several: "underordnade mål", none: "inget underordnat mål")
}

/// Where the workbooks lie, as links of a page.
struct WorkbookPaths {
  /// The merged workbook.
  let merged: String?

  private let units: [String: String]

  init(_ links: [Overview.WorkbookLink]) {
    var units: [String: String] = [:]
    for link in links {
      if let unit = link.unit { units[unit] = Self.encoded(link.path) }
    }
    self.units = units
    merged = links.first { $0.unit == nil }.map { Self.encoded($0.path) }
  }

  /// The workbook of a unit; the top of the page where there is none.
  subscript(unit: String) -> String { units[unit] ?? "#" }

  /// A path as a relative reference (RFC 3986, 2.1): every other byte in hexadecimal digits.
  static func encoded(_ path: String) -> String {
    path.utf8.map { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
        String(UnicodeScalar(byte))
      default:
        "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }.joined()
  }
}
