import Foundation
import Glibc
import Spreadsheet
import TestSupport
import Testing

/// What a newcomer does wrong in the first hour, and what the program says to it.
@Suite("A newcomer's mistakes")
struct NewcomerMistakeTests {
  @Test(
    "Each mistake is told with its place, what was found, and what to do",
    arguments: Mistake.all)
  fileprivate func mistake(_ mistake: Mistake) throws {
    let folder = try TemporaryFolder()
    let desk = try Desk(in: folder.location)
    try mistake.prepare(desk)
    let outcome = try Program.styrkort.run(
      mistake.arguments, in: folder.location, environment: mistake.environment)
    let text = outcome.output + outcome.errors
    #expect(outcome.code == mistake.code, "\(text)")
    for words in mistake.says { #expect(text.contains(words), "”\(words)” is not in: \(text)") }
    #expect(!text.contains("Error:") && !text.contains("Optional("), "\(text)")
  }

  @Test(
    "In English the same mistakes are told in English",
    arguments: Mistake.all.filter { $0.english != nil })
  fileprivate func inEnglish(_ mistake: Mistake) throws {
    let english = try #require(mistake.english)
    let folder = try TemporaryFolder()
    let desk = try Desk(in: folder.location)
    try mistake.prepare(desk)
    let outcome = try Program.styrkort.run(
      mistake.arguments + ["--language", "en"], in: folder.location,
      environment: mistake.environment)
    let text = outcome.output + outcome.errors
    #expect(outcome.code == mistake.code, "\(text)")
    #expect(text.contains(english), "\(text)")
  }

  @Test("Who may not write in the workspace is told so")
  func permission() throws {
    let folder = try TemporaryFolder()
    let desk = try Desk(in: folder.location)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o555], ofItemAtPath: desk.workspace.path)
    defer {
      try? FileManager.default.setAttributes(
        [.posixPermissions: 0o755], ofItemAtPath: desk.workspace.path)
    }
    let run = ["run", "--workspace", desk.workspace.path]
    let outcome: Program.Outcome
    if geteuid() == 0 {
      // The superuser may write everywhere, so another user runs it.
      guard let setpriv = Program.named("setpriv") else {
        return skip("setpriv, which runs a program as another user, is not installed.")
      }
      outcome = try setpriv.run(
        ["--reuid", "65534", "--regid", "65534", "--clear-groups", Program.styrkort.path] + run)
    } else {
      outcome = try Program.styrkort.run(run)
    }
    #expect(outcome.code == 2, "\(outcome.errors)")
    #expect(outcome.errors.contains(desk.workspace.path))
    #expect(outcome.errors.contains("Ge den användare som kör styrkort rätt att göra det."))
  }

  @Test("A full disk is told of")
  func fullDisk() throws {
    let folder = try TemporaryFolder()
    let desk = try Desk(in: folder.location)
    guard let faults = try FaultLibrary(in: folder.location) else {
      return skip("there is no C compiler to build the library of faults with.")
    }
    // A change that the night can do without is no reason to stop.
    let outcomes = try (1...5).map { call in
      try Program.styrkort.run(
        ["run", "--workspace", "ekeby"], in: folder.location,
        environment: faults.failing("ENOSPC", at: call, of: .changes, below: desk.workspace))
    }
    let stopped = outcomes.filter { $0.code == 2 }
    #expect(!stopped.isEmpty, "\(outcomes)")
    for outcome in stopped {
      #expect(outcome.errors.contains("Disken är full. Frigör utrymme och kör igen."), "\(outcome)")
    }
  }

  @Test("While another run is active, who runs a second one is asked to wait")
  func twice() throws {
    let folder = try TemporaryFolder()
    let desk = try Desk(in: folder.location)
    // A run locks the folder itself.
    let descriptor = unsafe open(desk.workspace.path, O_RDONLY | O_DIRECTORY)
    defer { close(descriptor) }
    #expect(flock(descriptor, LOCK_EX | LOCK_NB) == 0)
    let outcome = try Program.styrkort.run(["run", "--workspace", "ekeby"], in: folder.location)
    #expect(outcome.code == 75)
    #expect(outcome.errors.contains("Vänta tills den är klar och försök igen."))
  }
}

/// The folder that a newcomer works in, with the workspace `ekeby` as `styrkort init` makes it.
private struct Desk {
  let folder: URL

  init(in folder: URL) throws {
    self.folder = folder
    try run(["init", "ekeby", "--municipality", "Ekeby kommun", "--period", "2026"])
  }

  var workspace: URL { folder.appending(path: "ekeby", directoryHint: .isDirectory) }

  func path(_ path: String) -> URL { workspace.appending(path: path) }

  /// Runs a command that must do what it is asked.
  func run(_ arguments: [String]) throws {
    let outcome = try Program.styrkort.run(arguments, in: folder)
    #expect(outcome.code == 0, "\(arguments): \(outcome.errors)")
  }

  func replace(_ text: String, with other: String, in path: String) throws {
    let file = self.path(path)
    let content = try String(contentsOf: file, encoding: .utf8)
    #expect(content.contains(text), "\(path) has no \(text)")
    try Data(content.replacing(text, with: other).utf8).write(to: file)
  }

  func remove(_ path: String) throws {
    try FileManager.default.removeItem(at: self.path(path))
  }

  /// Writes a value into a cell of the register.
  func register(_ cell: String, _ text: String) throws {
    let file = path("organisation.xlsx")
    var workbook = try WorkbookReader().read([UInt8](Data(contentsOf: file))).workbook
    let address = try #require(CellAddress(cell))
    workbook.sheets[0].set(text.isEmpty ? .empty : .text(text), at: address)
    try Data(WorkbookWriter().write(workbook, as: .xlsx)).write(to: file)
  }

  /// Replaces the register with one in CSV, in the encoding of old programs.
  func registerInWindows1252() throws {
    let file = path("organisation.xlsx")
    let workbook = try WorkbookReader().read([UInt8](Data(contentsOf: file))).workbook
    let text = workbook.sheets[0].rows.map { row in
      (0..<9).map { "\"\(row[column: $0]?.displayText ?? "")\"" }.joined(separator: ";")
    }.joined(separator: "\r\n")
    try #require(text.data(using: .windowsCP1252)).write(to: path("organisation.csv"))
    try remove("organisation.xlsx")
  }

  /// Writes the template of a unit, of a mapping that the workspace has.
  func template(_ name: String, _ options: String...) throws {
    try run(
      ["template", "--workspace", "ekeby", "styrkort-arbetsbok", "--unit", "KS", "--output", name]
        + options)
  }

  func file(_ name: String, _ bytes: [UInt8]) throws {
    try Data(bytes).write(to: folder.appending(path: name))
  }
}

/// A mistake: what is done wrong, which command meets it, and what it must say.
private struct Mistake: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let arguments: [String]
  let code: Int32
  let says: [String]
  var english: String?
  var environment: [String: String] = [:]
  let prepare: @Sendable (Desk) throws -> Void

  init(
    _ name: String, _ arguments: [String], code: Int32, says: [String], english: String? = nil,
    prepare: @escaping @Sendable (Desk) throws -> Void = { _ in }
  ) {
    testDescription = name
    self.arguments = arguments
    self.code = code
    self.says = says
    self.english = english
    self.prepare = prepare
  }

  private static let night = ["run", "--dry-run", "--workspace", "ekeby"]

  private static func check(_ file: String) -> [String] {
    ["check", "--workspace", "ekeby", file]
  }

  static let all: [Mistake] = commands + configuration + rules + registers + files + inbox

  private static let commands = [
    Mistake(
      "a run outside the workspace", ["run"], code: 2,
      says: ["styrkort.yaml: Hittas varken här", "--workspace", "styrkort init"],
      english: "Found neither here nor in any folder above."),
    Mistake(
      "a workspace that does not exist", ["run", "--workspace", "ekeb"], code: 2,
      says: ["/ekeb: Mappen finns inte.", "styrkort init"],
      english: "The folder does not exist."),
    Mistake(
      "a folder that is no workspace", ["run", "--workspace", "."], code: 2,
      says: ["/styrkort.yaml: Filen saknas. Är det rätt arbetsmapp?", "styrkort init"],
      english: "Is this the right workspace?"),
    Mistake(
      "the configuration in place of the workspace",
      ["run", "--workspace", "ekeby/styrkort.yaml"], code: 2,
      says: ["Är en fil. Ange mappen som den ligger i."], english: "Name the folder"),
    Mistake(
      "the workspace without its flag", ["run", "ekeby"], code: 64,
      says: ["argumentet ”ekeby”.", "--workspace ekeby"],
      english: "Unexpected argument 'ekeby'"),
    Mistake(
      "a misspelt command", ["chek", "fil.xlsx"], code: 64,
      says: ["Menade du styrkort check?"]),
    Mistake(
      "a command that is not there", ["konsolidera"], code: 64,
      says: ["Kommandona är run, check, status"]),
    Mistake(
      "a misspelt option", ["run", "--workspce", "ekeby"], code: 64,
      says: ["Flaggan --workspce finns inte. Menade du --workspace?"],
      english: "Did you mean '--workspace'?"),
    Mistake(
      "a missing argument", ["check"], code: 64,
      says: ["Det saknas ett argument", "Filerna som ska kontrolleras."]),
    Mistake(
      "a time that is none", ["run", "--time", "i natt", "--workspace", "ekeby"], code: 64,
      says: ["Värdet ”i natt” duger inte för", "2026-02-01T02:00:00Z"]),
    Mistake(
      "a new workspace where one is", ["init", "ekeby"], code: 2,
      says: ["ekeby: Mappen finns redan och är inte tom. Ange en ny mapp"],
      english: "The folder exists and is not empty."),
    Mistake(
      "a new workspace for a period that is none", ["init", "ny", "--period", "26"], code: 2,
      says: ["”26” är ingen period. Skriv till exempel 2026"], english: "“26” is no period."),
    Mistake(
      "the template of a mapping that is not there",
      ["template", "--workspace", "ekeby", "målkort"], code: 2,
      says: ["Det finns ingen mappning ”målkort”. De som finns är: styrkort-arbetsbok."],
      english: "There is no mapping “målkort”."),
    Mistake(
      "the template of a unit that is not there",
      ["template", "--workspace", "ekeby", "styrkort-arbetsbok", "--unit", "Exempelförskola"],
      code: 2,
      says: ["Enheten ”Exempelförskola” finns inte i registret. Närmast: Exempelförskolan."],
      english: "Nearest: Exempelförskolan."),
  ]

  private static let configuration = [
    Mistake(
      "a misspelt key in styrkort.yaml", night, code: 2,
      says: ["styrkort.yaml:3:1:", "ingen nyckel ”priod”. Menade du ”period”?"]
    ) { try $0.replace("period:", with: "priod:", in: "styrkort.yaml") },
    Mistake(
      "a period in the wrong form", night, code: 2,
      // The first line names the schema, the second is a comment.
      says: ["styrkort.yaml:4:9: Här står ”2026-13”", "2025-T2"]
    ) { try $0.replace("\"2026\"", with: "2026-13", in: "styrkort.yaml") },
    Mistake(
      "a line that is indented with a tab", night, code: 2,
      says: ["styrkort.yaml:", "Här står en tabb", "Dra in rader med blanksteg"]
    ) { try $0.replace("period:", with: "\tperiod:", in: "styrkort.yaml") },
    Mistake(
      "a configuration in Windows-1252", night, code: 2,
      says: ["styrkort.yaml: Filen är inte sparad som UTF-8.", "spara den"],
      english: "The file is not saved as UTF-8."
    ) { desk in
      let text = try String(contentsOf: desk.path("styrkort.yaml"), encoding: .utf8)
      try #require(text.data(using: .windowsCP1252)).write(to: desk.path("styrkort.yaml"))
    },
  ]

  private static let rules = [
    Mistake(
      "no mapping", night, code: 2,
      says: ["mappningar: Det finns ingen mappning.", "styrkort map --suggest"],
      english: "There is no mapping."
    ) { try $0.remove("mappningar/styrkort-arbetsbok.yaml") },
    Mistake(
      "a misspelt key in a mapping", night, code: 2,
      says: ["mappningar/styrkort-arbetsbok.yaml:", "kolumer", "Menade du ”kolumner”?"]
    ) { desk in
      let file = desk.path("mappningar/styrkort-arbetsbok.yaml")
      var text = try String(contentsOf: file, encoding: .utf8)
      text.replace("kolumner:", with: "kolumer:", maxReplacements: 1)
      try Data(text.utf8).write(to: file)
    },
    Mistake(
      "a copy of a mapping", night, code: 2,
      says: [
        "Mallen styrkort-arbetsbok beskrivs redan i mappningar/kopia.yaml.",
        "Ta bort den ena filen",
      ], english: "is already described in"
    ) { desk in
      try FileManager.default.copyItem(
        at: desk.path("mappningar/styrkort-arbetsbok.yaml"), to: desk.path("mappningar/kopia.yaml"))
    },
    Mistake(
      "a misspelt key in the policy", night, code: 2,
      says: ["policy.yaml:", "ingen nyckel ”indikatorr”. Menade du ”indikatorer”?"]
    ) { try $0.replace("\nindikatorer:", with: "\nindikatorr:", in: "policy.yaml") },
    Mistake(
      "no policy", night, code: 2, says: ["/policy.yaml: Filen saknas."],
      english: "The file is missing."
    ) { try $0.remove("policy.yaml") },
  ]

  private static let registers = [
    Mistake(
      "no register", night, code: 2,
      says: ["organisation.xlsx: Registret saknas.", "Kod, Namn, Nivå och Överordnad"],
      english: "The register is missing."
    ) { try $0.remove("organisation.xlsx") },
    Mistake(
      "a code twice", night, code: 2,
      says: ["organisation.xlsx: Rad 4: Koden KS står redan på rad 3. Ge den ena"],
      english: "Row 4: The code KS already stands in row 3."
    ) { try $0.register("A4", "KS") },
    Mistake(
      "a unit above that is not there", night, code: 2,
      says: ["Rad 5: BUN-FSK har ”UN” som överordnad", "Skriv koden för enheten ovanför."],
      english: "Row 5: BUN-FSK has “UN” above it"
    ) { try $0.register("D5", "UN") },
    Mistake(
      "a level that is none", night, code: 2,
      says: [
        "Rad 4: I kolumnen Nivå står ”förvaltning”. Där ska stå kommun, nämnd, verksamhet eller enhet."
      ], english: "It should have kommun, nämnd, verksamhet or enhet."
    ) { try $0.register("C4", "förvaltning") },
    Mistake(
      "a unit without a code", night, code: 2, says: ["Rad 6: Exempelförskolan saknar kod."],
      english: "Row 6: Exempelförskolan has no code."
    ) { try $0.register("A6", "") },
    Mistake(
      "a heading of their own", night, code: 2,
      says: ["Rad 1: Kolumnen Överordnad saknas i rubrikraden, som har: Kod, Namn, Nivå, Hör till"],
      english: "Row 1: The column Överordnad is missing"
    ) { try $0.register("D1", "Hör till") },
    Mistake(
      "neither ja nor nej", night, code: 2,
      says: ["Rad 3: I kolumnen Lämnar styrkort står ”senare”. Där ska stå ja eller nej."],
      english: "It should have ja or nej."
    ) { try $0.register("I3", "senare") },
    Mistake(
      "a register saved as CSV in Windows-1252, which is read", night, code: 1,
      says: ["Förskola (BUN-FSK)", "saknas             5"], english: "missing            5"
    ) { try $0.registerInWindows1252() },
  ]

  private static let files = [
    Mistake(
      "a folder to check", check("mallar"), code: 2,
      says: ["/mallar: Det här är en mapp. Ange filerna i den, till exempel mallar/*.xlsx."],
      english: "This is a folder."
    ) { desk in
      try FileManager.default.createDirectory(
        at: desk.folder.appending(path: "mallar"), withIntermediateDirectories: false)
    },
    Mistake(
      "a file that is not there", check("finns inte.xlsx"), code: 2,
      says: ["finns inte.xlsx: Filen finns inte. Kontrollera namnet"],
      english: "The file does not exist."),
    Mistake(
      "the template of last year", check("ks.xlsx"), code: 1,
      says: ["FEL I03 Styrkort!B7: Filen gäller perioden 2025, men det är 2026", "Fyll i mallen"],
      english: "ERROR I03 Styrkort!B7: The file is about the period 2025, but 2026 is reported."
    ) { try $0.template("ks.xlsx", "--period", "2025") },
    Mistake(
      "a template that nobody has filled in", check("ks.xlsx"), code: 1,
      says: ["M09", "varken mål eller belopp", "Fyll i mallen och lämna den igen."],
      english: "There are neither goals nor amounts here"
    ) { try $0.template("ks.xlsx") },
    Mistake(
      "an .xls file", check("gammal.xls"), code: 2,
      says: ["FEL L03: Filen har formatet xls", "spara den som Excel-arbetsbok (.xlsx)"],
      english: "The file has the format xls"
    ) { try $0.file("gammal.xls", CompoundFile.bytes(["Workbook"])) },
    Mistake(
      "a list of their own", check("egen.csv"), code: 1,
      says: ["FEL M01: Mallen känns inte igen.", "Inget av mallarnas kännetecken", "styrkort map"],
      english: "The template is not recognised. None of the signs"
    ) { try $0.file("egen.csv", Array("Namn;Antal\nPenna;3\n".utf8)) },
    Mistake(
      "two mappings that fit", check("ks.xlsx"), code: 1,
      says: ["FEL M02: Filen passar flera mallar: egen, styrkort-arbetsbok.", "”känns igen på”"],
      english: "The file fits several templates: egen, styrkort-arbetsbok."
    ) { desk in
      try desk.template("ks.xlsx")
      let first = desk.path("mappningar/styrkort-arbetsbok.yaml")
      let text = try String(contentsOf: first, encoding: .utf8)
      try Data(text.replacing("mall: styrkort-arbetsbok", with: "mall: egen").utf8)
        .write(to: desk.path("mappningar/egen.yaml"))
    },
    Mistake(
      "a sheet that was removed", check("ks.xlsx"), code: 1,
      says: ["4 av 5 kännetecken; saknar bladet ”Indikatorer”."],
      english: "4 of 5 signs; lacks the sheet “Indikatorer”."
    ) { desk in
      try desk.template("ks.xlsx")
      let file = desk.folder.appending(path: "ks.xlsx")
      var workbook = try WorkbookReader().read([UInt8](Data(contentsOf: file))).workbook
      workbook.sheets.removeAll { $0.name == "Indikatorer" }
      try Data(WorkbookWriter().write(workbook, as: .xlsx)).write(to: file)
    },
    Mistake(
      "a CSV with another delimiter, which is read",
      ["check", "--workspace", "csv", "ks.csv"], code: 1,
      says: ["Mappning: styrkort-csv", "Enhet: KS", "M09"], english: "Mapping: styrkort-csv"
    ) { desk in
      try desk.run(["init", "csv", "--mapping", "styrkort-csv", "--period", "2026"])
      try desk.run([
        "template", "--workspace", "csv", "styrkort-csv", "--unit", "KS", "--output", "ks.csv",
      ])
      let file = desk.folder.appending(path: "ks.csv")
      let text = try String(contentsOf: file, encoding: .utf8)
      try Data(text.replacing(";", with: "|").utf8).write(to: file)
    },
  ]

  private static let inbox = [
    Mistake(
      "no inbox", night, code: 2,
      says: ["/inkorg: Inkorgen saknas", "Skapa mappen"], english: "The inbox is missing"
    ) { try $0.remove("inkorg") },
    Mistake(
      "an empty inbox", night, code: 1,
      says: ["SAKNAS: inget har kommit", "Exempelförskolan (BUN-FSK-01)", "klart-men"],
      english: "MISSING: nothing has come"),
    Mistake(
      "a file that is open in Excel", night, code: 1,
      says: ["LIGGER KVAR I INKORGEN", "ks.xlsx: är öppen i ett annat program; stäng den"],
      english: "ks.xlsx: is open in another program; close it"
    ) { desk in
      try desk.template("ekeby/inkorg/ks.xlsx")
      try Data("\u{5}Anna".utf8).write(to: desk.path("inkorg/~$ks.xlsx"))
    },
    Mistake(
      "a file that was dropped a moment ago", night, code: 1,
      says: ["ks.xlsx: ändrades alldeles nyss, eller skrivs fortfarande; kör igen om en stund"],
      english: "ks.xlsx: was changed just now, or is still written; run again in a while"
    ) { try $0.template("ekeby/inkorg/ks.xlsx") },
  ]
}
