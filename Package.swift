// swift-tools-version: 6.2
import PackageDescription

// What a target may import is exactly what stands here; a test compares it with the table in ARCHITECTURE.md.

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("MemberImportVisibility"), .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"), .treatAllWarnings(as: .error),
]

/// `HELIOGRAPH_FUZZ=1` adds one fuzzing executable per parser and instruments what they exercise.
let isFuzzing = Context.environment["HELIOGRAPH_FUZZ"] == "1"
let instrumented: [SwiftSetting] = strict + (isFuzzing ? [.unsafeFlags(["-sanitize=fuzzer"])] : [])
let fuzzers: [Target] = ["yaml", "json", "csv", "quantity"].map { parser in
  .executableTarget(
    name: "fuzz-" + parser, dependencies: ["FuzzChecks"], path: "Tests/Fuzzing/" + parser, swiftSettings: strict,
    linkerSettings: [.unsafeFlags(["-sanitize=fuzzer", "-use-ld=lld"])])
}

func library(_ name: String, _ imports: [String] = []) -> Target {
  .target(
    name: name, dependencies: (["Quantities", "Diagnostics"] + imports).map { .byName(name: $0) },
    swiftSettings: name == "Documents" ? instrumented : strict)
}

func tests(_ name: String, _ imports: [String] = [], resources: [Resource] = []) -> Target {
  .testTarget(
    name: name + "Tests",
    dependencies: Set(["Quantities", "Diagnostics", "TestSupport", name] + imports).sorted().map { .byName(name: $0) },
    resources: resources, swiftSettings: strict)
}

let package = Package(
  name: "heliograph",
  targets: [
    // Floor 0
    .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .target(name: "CSystem", publicHeadersPath: "include"),
    .target(name: "Quantities", swiftSettings: instrumented),
    .target(name: "Diagnostics", swiftSettings: strict),
    library("CommandLineKit"),
    // Floor 1
    library("Documents", ["CYAML", "CSystem"]),
    // Floor 2
    library("Catalog", ["Documents"]),
    // Floor 3
    library("Fabrics", ["Catalog", "Documents"]),
    // Floor 4
    library("Facility", ["Fabrics", "Catalog", "Documents"]),
    // Floor 5
    library("Cabling", ["Facility", "Fabrics", "Catalog", "Documents"]),
    // Floor 7
    library("Economics", ["Cabling", "Facility", "Fabrics", "Catalog", "Documents"]),
    // Floor 8
    library("Planning", ["Economics", "Cabling", "Facility", "Fabrics", "Catalog", "Documents"]),
    // Floor 9
    library("Reporting", ["Planning", "Economics", "Cabling", "Facility", "Fabrics", "Catalog", "Documents"]),
    // Floor 10
    library(
      "Operations", ["Reporting", "Planning", "Economics", "Cabling", "Facility", "Fabrics", "Catalog", "Documents"]),
    // Floor 12
    .executableTarget(
      name: "heliograph", dependencies: ["Operations", "CommandLineKit", "Diagnostics", "Quantities"],
      swiftSettings: strict),
    .executableTarget(
      name: "Benchmarks",
      dependencies: [
        "Operations", "Reporting", "Planning", "Cabling", "Facility", "Fabrics", "Catalog", "Documents", "Diagnostics",
        "Quantities",
      ],
      path: "Benchmarks", exclude: ["README.md", "runs", "peers.sh", "peers.py"], swiftSettings: strict),
    .target(
      name: "TestSupport", dependencies: ["Quantities", "Diagnostics"], path: "Tests/TestSupport",
      swiftSettings: strict),
    .target(
      name: "FuzzChecks", dependencies: ["Documents", "Quantities", "Diagnostics"], path: "Tests/FuzzChecks",
      swiftSettings: strict),
    tests("Quantities"), tests("Diagnostics"), tests("CommandLineKit"), tests("Documents", ["FuzzChecks"]),
    tests("Catalog", ["Documents"], resources: [.copy("Fixtures")]),
    tests("Fabrics", ["Catalog", "Documents"], resources: [.copy("Fixtures")]),
    tests("Facility", ["Fabrics", "Catalog", "Documents"]),
    tests("Cabling", ["Facility", "Fabrics", "Catalog", "Documents"]),
    tests("Economics", ["Cabling", "Facility", "Fabrics", "Catalog", "Documents"]),
    tests(
      "Planning", ["Reporting", "Economics", "Cabling", "Facility", "Fabrics", "Catalog", "Documents"],
      resources: [.copy("Fixtures")]),
    tests("Reporting", ["Planning", "Economics", "Cabling", "Facility", "Fabrics", "Catalog", "Documents"]),
    tests("Operations", ["Reporting", "Planning", "Documents"]),
    .testTarget(
      name: "CommandLineTests", dependencies: ["TestSupport", "Documents", "Quantities", "Diagnostics"],
      swiftSettings: strict),
  ] + (isFuzzing ? fuzzers : []),
  swiftLanguageModes: [.v6]
)
