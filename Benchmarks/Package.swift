// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
  .strictMemorySafety(),
]

// `ISAL=1` measures with ISA-L in place of zlib.
let traits: Set<Package.Dependency.Trait> =
  Context.environment["ISAL"] == nil ? [] : ["ISAL"]

let package = Package(
  name: "Benchmarks",
  dependencies: [.package(name: "styrkort", path: "..", traits: traits)],
  targets: [
    // Reads a file and prints how long that took.
    .executableTarget(
      name: "ReadingBenchmark",
      dependencies: [.product(name: "Spreadsheet", package: "styrkort")],
      swiftSettings: strict),
    // Writes a file row by row and prints how long that took.
    .executableTarget(
      name: "WritingBenchmark",
      dependencies: [.product(name: "Spreadsheet", package: "styrkort")],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
