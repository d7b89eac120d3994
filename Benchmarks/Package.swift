// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
  .strictMemorySafety(),
]

let package = Package(
  name: "Benchmarks",
  dependencies: [.package(name: "styrkort", path: "..")],
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
