import Foundation
import Spreadsheet
import TestSupport
import Testing

/// A municipality with förvaltningar and a company, run from outside.
///
/// What must come out was worked out by hand.
///
/// A nämnd's goal is green when at least 60 % of the goals that serve it are, and so is the
/// municipality's; the goal SN1 counts for two.
///
///     FSK-01.1 green, FSK-02.1 red, FSK1 one indicator of two: yellow, ÄO1 green, FAB1 green
///     BUN1  served by FSK1 past the förvaltning, 0 of 1: red     SN1  served by ÄO1, 1 of 1: green
///     K1    BUN1 red and SN1 green of weight 2: 67 %: green
///     K2    served by the company alone, 1 of 3 units: too few, black
@Suite("Five levels and a company")
final class FiveLevelsTests {
  private let folder: TemporaryFolder
  private let night: Program.Outcome

  init() throws {
    folder = try TemporaryFolder()
    for (path, text) in Self.workspace.merging(Self.inbox, uniquingKeysWith: { _, new in new }) {
      try Self.write(text, to: folder.location.appending(path: path))
    }
    night = try Self.run(in: folder.location)
  }

  private var outputs: URL { folder.location.appending(path: "utdata/2025") }

  @Test("Every level has its folder, its plans and its place on the page")
  func files() throws {
    #expect(night.code == 1, "\(night.errors)\(night.output)")
    for path in [
      "K Femby kommun 2025.xlsx", "nämnder/BUN Barnnämnden 2025.xlsx",
      "bolag/FAB Femby Bostäder AB 2025.xlsx", "förvaltning/BUF Barnförvaltningen 2025.xlsx",
      "verksamheter/FSK Förskola 2025.xlsx", "enheter/FSK-01 Ängen 2025.xlsx",
    ] {
      #expect(FileManager.default.fileExists(atPath: outputs.appending(path: path).path), "\(path)")
    }
    let plans = try FileManager.default.contentsOfDirectory(
      atPath: outputs.appending(path: "verksamhetsplaner").path)
    #expect(
      plans.sorted() == [
        "BUN Barnnämnden 2025.xlsx", "FSK Förskola 2025.xlsx", "SN Socialnämnden 2025.xlsx",
        "ÄO Äldreomsorg 2025.xlsx",
      ])
    let page = try String(contentsOf: outputs.appending(path: "oversikt.html"), encoding: .utf8)
    for heading in ["Nämnder och bolag</h2>", "Förvaltningar</", "Bolag</", "Enheter</"] {
      #expect(page.contains(heading), "\(heading)")
    }
  }

  @Test("The colours of all goals, through the chain past the förvaltning")
  func colours() throws {
    let goals = try #require(
      SheetTable(accounts()[sheet: "Mål"], headings: "Nr", "Nämnd eller bolag")
    ).records
    let found = Dictionary(
      uniqueKeysWithValues: goals.map { ($0["Nr"] ?? "", $0["Slutlig"] ?? "") })
    #expect(
      found == [
        "K1": "Grön", "K2": "Svart", "BUN1": "Röd", "SN1": "Grön", "FAB1": "Grön", "FSK1": "Gul",
        "ÄO1": "Grön", "FSK-01.1": "Grön", "FSK-02.1": "Röd",
      ])
  }

  @Test("The counts of each nämnd and company, and of a förvaltning that has no goals of its own")
  func counts() throws {
    let overview = try #require(
      SheetTable(accounts()[sheet: "Översikt"], headings: "Nämnd eller bolag", "Grön")
    ).records
    func counts(of name: String) -> [String]? {
      overview.first { $0["Nämnd eller bolag"] == name }.map { row in
        ["Grön", "Gul", "Röd", "Svart", "Styrkort", "Mottagna"].map { row[$0] ?? "" }
      }
    }
    #expect(counts(of: "Kommunövergripande") == ["1", "0", "0", "1", "1", "1"])
    #expect(counts(of: "Barnnämnden") == ["1", "1", "2", "0", "4", "4"])
    #expect(counts(of: "Socialnämnden") == ["2", "0", "0", "0", "3", "2"])
    #expect(counts(of: "Femby Bostäder AB") == ["1", "0", "0", "0", "1", "1"])
    #expect(counts(of: "Summa") == ["5", "1", "2", "1", "9", "8"])
    let administration = try workbook("förvaltning/BUF Barnförvaltningen 2025.xlsx")
    let own = try #require(
      SheetTable(administration[sheet: "Översikt"], headings: "Enhet", "Grön")
    ).records
    #expect(own.first?["Enhet"] == "Barnförvaltningen" && own.first?["Styrkort"] == "0")
    let service = own.first { $0["Enhet"] == "Förskola, med enheter" }
    #expect(["Grön", "Gul", "Röd"].map { service?[$0] } == ["1", "1", "1"])
  }

  @Test("The sums of the economy, level by level")
  func economy() throws {
    for (book, name, budget, outcome) in [
      ("bokslut 2025.xlsx", "Summa Femby kommun", "-1430", "-1418"),
      ("bokslut 2025.xlsx", "Summa Barnnämnden", "-990", "-993"),
      ("bokslut 2025.xlsx", "Barnförvaltningen", "-940", "-943"),
      ("bokslut 2025.xlsx", "Summa Socialnämnden", "-340", "-335"),
      ("bokslut 2025.xlsx", "Socialförvaltningen", "-300", "-290"),
      ("förvaltning/BUF Barnförvaltningen 2025.xlsx", "Förskola", "-940", "-943"),
      ("förvaltning/BUF Barnförvaltningen 2025.xlsx", "Summa Barnförvaltningen", "-940", "-943"),
      ("verksamheter/FSK Förskola 2025.xlsx", "Skogen", "-350", "-340"),
    ] {
      let sums = try #require(
        SheetTable(workbook(book)[sheet: "Driftredovisning"], headings: "Ansvar")
      ).records
      let row = sums.first { $0["Ansvar"] == name }
      #expect(row?["Netto budget"] == budget, "\(name) \(String(describing: row))")
      #expect(row?["Netto utfall"] == outcome, "\(name)")
    }
  }

  @Test("The company stands below the sum, with its own sums")
  func company() throws {
    let rows = try #require(accounts()[sheet: "Driftredovisning"]).rows
    let names = rows.map { $0[column: 0]?.value.shown ?? "" }
    let total = try #require(names.firstIndex(of: "Summa Femby kommun"))
    let company = try #require(names.firstIndex(of: "Femby Bostäder AB"))
    #expect(company > total)
    #expect(names[total..<company].contains("Egna räkenskaper, utanför summan"))
    // Income 1 000 and 1 100, costs −950 and −990, net 50 and 110, variance 60.
    let figures = (1...7).map { rows[company][column: $0]?.value.shown ?? "" }
    #expect(
      figures == ["1000.0", "1100.0", "-950.0", "-990.0", "50.0", "110.0", "60.0"], "\(figures)")
  }

  @Test("explain, status, diff and template know the levels")
  func commands() throws {
    let goal = try command("explain", "K1")
    #expect(goal.contains("Underliggande mål SN1, vikt 2: grön"))
    #expect(goal.contains("Andel gröna 66,7 %"))
    let coverage = try command("explain", "K2")
    #expect(coverage.contains("33,3 % av enheterna närmast under har mål som bidrar"))
    let administration = try command("explain", "BUF")
    #expect(administration.contains("Barnförvaltningen (BUF): inget styrkort"))
    let status = try command("status")
    #expect(status.contains("Väntade enheter      9") && status.contains("ÄO-01"), "\(status)")

    let template = folder.location.appending(path: "mall.xlsx")
    _ = try command(
      "template", "fem", "--unit", "FSK-01", "--output", template.path)
    let check = try command("check", template.path)
    #expect(check.contains("Enhet: FSK-01"), "\(check)")
    let form = try workbook(at: template)
    let labels = form.sheets.flatMap(\.rows).compactMap { row in
      row[column: 0].flatMap { label in
        row[column: 1].map { "\(label.value.shown)=\($0.value.shown)" }
      }
    }
    for line in [
      "Kommun=Femby kommun", "Nämnd=Barnnämnden", "Förvaltning=Barnförvaltningen",
      "Verksamhet=Förskola", "Enhet=Ängen",
    ] {
      #expect(labels.contains(line), "\(labels)")
    }

    try Self.write(Self.late, to: folder.location.appending(path: "inkorg/hemmet.csv"))
    let second = try Self.run(in: folder.location, at: "2026-01-21T02:00:00Z")
    #expect(second.code == 0 || second.code == 1)
    let diff = try command("diff")
    #expect(diff.contains("8 av 9 blev 9 av 9"), "\(diff)")
  }

  @Test("A register, a policy or a configuration that contradicts the levels is told where")
  func contradictions() throws {
    for (file, old, new, told) in [
      (
        "organisation.csv", "förvaltning;BUN", "avdelning;BUN",
        "Där ska stå kommun, nämnd, bolag"
      ),
      (
        "organisation.csv", "förvaltning;BUN;", "förvaltning;BUN;ja",
        "BUF ska lämna styrkort, men nivån förvaltning har inga egna mål"
      ),
      ("policy.yaml", "[kommun, nämnd]", "[kommun, sektor]", "Nivån ”sektor” finns inte"),
      ("styrkort.yaml", "jämte: nämnd", "jämte: kommun", "styrkort.yaml:7"),
      ("styrkort.yaml", "mapp: förvaltning", "mapp: data", "Mappen ”data”"),
      ("styrkort.yaml", "mapp: förvaltning", "mapp: ekonomins-bok", "Mappen ”ekonomins-bok”"),
    ] {
      let location = folder.location.appending(path: file)
      let text = try #require(Self.workspace[file])
      #expect(text.contains(old))
      try Self.write(text.replacing(old, with: new), to: location)
      let outcome = try Program.styrkort.run(["status", "--workspace", folder.location.path])
      #expect(outcome.code == 2)
      #expect((outcome.errors + outcome.output).contains(told), "\(outcome.errors)")
      try Self.write(text, to: location)
    }
  }

  // MARK: A workspace

  private func accounts() throws -> Workbook { try workbook("bokslut 2025.xlsx") }

  private func workbook(_ path: String) throws -> Workbook {
    try workbook(at: outputs.appending(path: path))
  }

  private func workbook(at location: URL) throws -> Workbook {
    try WorkbookReader().read(Array(Data(contentsOf: location))).workbook
  }

  private func command(_ words: String...) throws -> String {
    let outcome = try Program.styrkort.run(words + ["--workspace", folder.location.path])
    #expect([0, 1].contains(outcome.code), "\(words): \(outcome.errors)")
    return outcome.output
  }

  private static func run(
    in folder: URL, at time: String = "2026-01-20T02:00:00Z"
  ) throws -> Program.Outcome {
    try Program.styrkort.run(["run", "--workspace", folder.path, "--time", time])
  }

  private static func write(_ text: String, to file: URL) throws {
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1_700_000_000)], ofItemAtPath: file.path)
  }

  private static let workspace = [
    "styrkort.yaml": """
    kommun: Femby kommun
    period: "2025"
    tillfälle: bokslut
    nivåer:
      - {namn: kommun, flertal: kommunen}
      - {namn: nämnd, flertal: nämnder, verksamhetsplan: ja}
      - {namn: bolag, flertal: bolag, jämte: nämnd}
      - {namn: förvaltning, flertal: förvaltningar, egna mål: nej, mapp: förvaltning}
      - {namn: verksamhet, flertal: verksamheter, verksamhetsplan: ja}
      - {namn: enhet, flertal: enheter}

    """,
    "organisation.csv": """
    Kod;Namn;Nivå;Överordnad;Lämnar styrkort
    K;Femby kommun;kommun;;
    BUN;Barnnämnden;nämnd;K;
    SN;Socialnämnden;nämnd;K;
    FAB;Femby Bostäder AB;bolag;K;
    BUF;Barnförvaltningen;förvaltning;BUN;
    SF;Socialförvaltningen;förvaltning;SN;
    FSK;Förskola;verksamhet;BUF;
    ÄO;Äldreomsorg;verksamhet;SF;
    FSK-01;Ängen;enhet;FSK;
    FSK-02;Skogen;enhet;FSK;
    ÄO-01;Hemmet;enhet;ÄO;

    """,
    "policy.yaml": """
    policy: fem nivåer
    indikatorer: {regel: målvärdet nås eller inte}
    mål: {regel: "alla, några, inga", svarta: egen klass}
    enskilda mål: [{mål: SN1, vikt: 2}]
    kommunens mål:
      räknas från: underliggande mål
      nivåer: [kommun, nämnd]
      regel: andel gröna
      minst andel enheter: 50
      trösklar: {grön: minst 60, gul: minst 40 och under 60, röd: under 40}
    slutlig bedömning: {regel: den beräknade gäller}
    styrkort: {regel: "alla, några, inga", svarta: egen klass}

    """,
    "mappningar/fem.yaml": """
    mall: fem
    känns igen på: [{rubriker: [Nr, Mål, Indikator]}]
    delar:
      - formulär: Uppgifter
        fält: {enhet: [Enhet, Verksamhet, Förvaltning, Bolag, Nämnd, Kommun]}
      - tabell: Mål
        kolumner:
          mål: {nummer: Nr, text: Mål, överordnat: Bidrar till}
          indikator: {namn: Indikator, målvärde: Målvärde, utfall: Utfall}
      - tabell: Ekonomi
        kolumner:
          ekonomi: {post: Post, budget: Budget, utfall: Belopp}
    ekonomi: {belopp: tkr, kostnader: positiva}

    """,
  ]

  private static let inbox = [
    "inkorg/kommun.csv": file(
      "Kommun;Femby kommun", ["K1;Trygga barn 2030;;;;", "K2;Ordning 2030;;;;"],
      ["Kostnader;100;90"]),
    "inkorg/bun.csv": file(
      "Nämnd;Barnnämnden", ["BUN1;Trygga barn i skolan 2025;K1;;;"], ["Kostnader;50;50"]),
    "inkorg/sn.csv": file(
      "Nämnd;Socialnämnden", ["SN1;Trygga äldre 2025;K1;;;"], ["Kostnader;40;45"]),
    "inkorg/bolag.csv": file(
      "Bolag;Femby Bostäder AB", ["FAB1;Ordning i bolaget 2025;K2;Soliditet;minst 20;25"],
      ["Intäkter;1000;1100", "Kostnader;950;990"]),
    "inkorg/fsk.csv": file(
      "Verksamhet;Förskola",
      ["FSK1;Trygga förskolor 2025;BUN1;Trivsel;minst 80;85", ";;;Kö;högst 10;12"],
      ["Intäkter;10;12", "Kostnader;200;210"]),
    "inkorg/äo.csv": file(
      "Verksamhet;Äldreomsorg", ["ÄO1;Trygga hem 2025;SN1;Nöjda;minst 80;80"],
      ["Kostnader;300;290"]),
    "inkorg/ängen.csv": file(
      "Enhet;Ängen", ["1;Trygga på Ängen 2025;FSK1;Trivsel;minst 80;90"], ["Kostnader;400;405"]),
    "inkorg/skogen.csv": file(
      "Enhet;Skogen", ["1;Trygga i Skogen 2025;FSK1;Trivsel;minst 80;70"],
      ["Kostnader;350;340"]),
  ]

  private static let late = file(
    "Enhet;Hemmet", ["1;Trygga i Hemmet 2025;ÄO1;Nöjda;minst 80;80"], ["Kostnader;10;10"])

  private static func file(_ unit: String, _ goals: [String], _ economy: [String]) -> String {
    ([unit, "", "Nr;Mål;Bidrar till;Indikator;Målvärde;Utfall"] + goals
      + ["", "Post;Budget;Belopp"]
      + (economy.count > 1 ? economy : ["Intäkter;0;0"] + economy)).joined(separator: "\n") + "\n"
  }
}

extension CellValue {
  fileprivate var shown: String {
    switch self {
    case .text(let text): text
    case .number(let number): "\(number)"
    default: ""
    }
  }
}
