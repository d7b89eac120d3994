// swift-tools-version: 6.2
import PackageDescription

// Programs that try the readers on inputs that a fuzzer makes; see the script `run`.
let package = Package(
  name: "fuzzing",
  dependencies: [.package(name: "styrkort", path: "..")],
  targets: [.target(name: "Fuzzer")]
    + ["FuzzXLSX", "FuzzODS", "FuzzCSV"].map { name in
      .executableTarget(
        name: name,
        dependencies: ["Fuzzer", .product(name: "Spreadsheet", package: "styrkort")])
    },
  swiftLanguageModes: [.v6]
)
