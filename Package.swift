// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
  .strictMemorySafety(),
]

let package = Package(
  name: "styrkort",
  products: [
    .executable(name: "styrkort", targets: ["CommandLineTool"]),
    .library(name: "Spreadsheet", targets: ["Spreadsheet"]),
  ],
  traits: [
    .trait(
      name: "ISAL",
      description: "Unpacks with Intel's ISA-L (libisal-dev), three times as fast as zlib.")
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.6.0"),
    .package(url: "https://github.com/apple/swift-crypto", "3.12.3"..<"5.0.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // The two C libraries that everything rests on.
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),

    // Unpacks with Intel's ISA-L in place of zlib: `--traits ISAL`.
    .systemLibrary(name: "CISAL", pkgConfig: "libisal", providers: [.apt(["libisal-dev"])]),

    // What Linux offers and Swift's C library leaves out.
    .systemLibrary(name: "CLinux"),

    // Packs and unpacks zip archives within limits.
    target("Zip", ["CZlib", .target(name: "CISAL", condition: .when(traits: ["ISAL"]))]),
    // Reads and writes XML within limits.
    target("XML", ["CLibXML2"]),
    // Reads, writes and edits XLSX, ODS and CSV; knows no municipality.
    target("Spreadsheet", ["Zip", "XML"]),

    // What people are told: codes, severity, places, Swedish texts.
    target("Findings"),
    // The domain: organisation, scorecards, assessment, consolidation; knows no file.
    target("Scorecards", ["Findings"]),
    // Declared rules: mappings and policies in YAML, and what they make of a workbook.
    target(
      "MappingLanguage",
      ["Spreadsheet", "Scorecards", "Findings", .product(name: "Yams", package: "Yams")]),
    // What people read: a workbook per level, the merged workbook, the page that leads to them.
    target(
      "Reports",
      [
        "Spreadsheet", "Scorecards", "Findings",
        .product(name: "Mustache", package: "swift-mustache"),
      ]),
    // What a new workspace may begin with: the files of Mappings/, carried in the program.
    .target(
      name: "StarterFiles", path: "Mappings", sources: ["StarterFiles.swift"],
      resources: [
        .embedInCode("README.md"),
        .embedInCode("blad-per-mal.yaml"),
        .embedInCode("fast-blankett.yaml"),
        .embedInCode("ifyllning.schema.json"),
        .embedInCode("kvartalsuppfoljning.yaml"),
        .embedInCode("malblock.yaml"),
        .embedInCode("malkort.yaml"),
        .embedInCode("mappning.schema.json"),
        .embedInCode("matetalslista.yaml"),
        .embedInCode("policy.schema.json"),
        .embedInCode("styrkort.schema.json"),
        .embedInCode("styrkort-arbetsbok.yaml"),
        .embedInCode("styrkort-csv.yaml"),
        .embedInCode("policyer/helsingborg.yaml"),
        .embedInCode("policyer/landskrona.yaml"),
        .embedInCode("policyer/lulea-2016.yaml"),
        .embedInCode("policyer/lulea.yaml"),
        .embedInCode("policyer/lund.yaml"),
        .embedInCode("policyer/malmo-2014.yaml"),
        .embedInCode("policyer/malmo-2016.yaml"),
        .embedInCode("policyer/perstorp.yaml"),
        .embedInCode("policyer/stockholm.yaml"),
        .embedInCode("policyer/vansbro.yaml"),
        .embedInCode("policyer/vargarda.yaml"),
      ],
      swiftSettings: strict),
    // The night, from inbox to outputs.
    target(
      "Pipeline",
      [
        "CLinux", "Spreadsheet", "Findings", "Scorecards", "MappingLanguage", "Reports",
        "StarterFiles",
        .product(name: "Crypto", package: "swift-crypto"),
      ]),
    // The program `styrkort`.
    .executableTarget(
      name: "CommandLineTool",
      dependencies: [
        "Spreadsheet", "Findings", "Scorecards", "MappingLanguage", "Reports", "Pipeline",
        "StarterFiles", .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: strict),

    // Builders and files shared by the tests.
    .target(
      name: "TestSupport", dependencies: ["Spreadsheet"], path: "Tests/TestSupport",
      swiftSettings: strict),
    tests("Zip", ["CZlib"]),
    tests("XML"),
    tests("Spreadsheet", ["Zip", "XML"]),
    tests("Findings"),
    tests("Scorecards", ["Findings"]),
    tests("MappingLanguage", ["Spreadsheet", "Scorecards", "Findings"]),
    tests("Reports", ["Spreadsheet", "Scorecards", "Findings"]),
    tests(
      "Pipeline",
      [
        "Spreadsheet", "Scorecards", "Findings", "MappingLanguage", "Reports", "StarterFiles",
      ]),
    // The built program, tried from outside.
    .testTarget(
      name: "AcceptanceTests",
      dependencies: [
        "CommandLineTool", "Spreadsheet", "Zip", "TestSupport",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      exclude: ["Judges"],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)

func target(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: name + "Tests",
    dependencies: [.target(name: name), "TestSupport"] + dependencies,
    swiftSettings: strict)
}
