// swift-tools-version: 6.2
import PackageDescription

// What a target may import is exactly what stands here; a test compares it with the table in ARCHITECTURE.md.

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("MemberImportVisibility"), .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"), .treatAllWarnings(as: .error),
]

/// `HELIOGRAPH_FUZZ=1` adds the fuzzing executable and instruments the parsers that it exercises.
let isFuzzing = Context.environment["HELIOGRAPH_FUZZ"] == "1"
let instrumented: [SwiftSetting] = strict + (isFuzzing ? [.unsafeFlags(["-sanitize=fuzzer"])] : [])
let parsers = ["Documents", "CommandLineKit", "Electrical", "Catalog", "Planning", "Operations"]
let fuzzer = Target.executableTarget(
  name: "fuzz", dependencies: ["FuzzChecks"], path: "Tests/Fuzzing", exclude: ["README.md"], swiftSettings: strict,
  linkerSettings: [.unsafeFlags(["-sanitize=fuzzer", "-use-ld=lld"])])

/// Optimized in debug builds too: tests compute margins and eyes, which takes thirty times as long without. Traps stay.
let numerical: [SwiftSetting] = [.unsafeFlags(["-O"], .when(configuration: .debug))]
let kernels = ["Numerics", "Signaling", "Electrical"]

func library(_ name: String, _ imports: [String] = []) -> Target {
  .target(
    name: name, dependencies: (["Quantities", "Diagnostics"] + imports).map { .byName(name: $0) },
    swiftSettings: (parsers.contains(name) ? instrumented : strict) + (kernels.contains(name) ? numerical : []))
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
    library("Numerics"),
    // Floor 1
    library("Documents", ["CYAML", "CSystem"]),
    // Floor 2
    library("Catalog", ["Documents"]),
    library("Signaling", ["Numerics"]),
    // Floor 3
    library("Electrical", ["Signaling", "Numerics", "Documents"]),
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
    library(
      "Reporting",
      [
        "Electrical", "Signaling", "Numerics", "Planning", "Economics", "Cabling", "Facility", "Fabrics", "Catalog",
        "Documents",
      ]),
    // Floor 10
    library(
      "Operations",
      [
        "Reporting", "Electrical", "Signaling", "Numerics", "Planning", "Economics", "Cabling", "Facility", "Fabrics",
        "Catalog", "Documents",
      ]),
    // Floor 12
    .executableTarget(
      name: "heliograph", dependencies: ["Operations", "CommandLineKit", "Diagnostics", "Quantities"],
      swiftSettings: strict),
    .executableTarget(
      name: "Benchmarks",
      dependencies: [
        "Operations", "Reporting", "Electrical", "Signaling", "Numerics", "Planning", "Cabling", "Facility", "Fabrics",
        "Catalog", "Documents", "Diagnostics", "Quantities",
      ],
      path: "Benchmarks", exclude: ["README.md", "runs", "peers.sh", "peers.py"], swiftSettings: strict),
    .target(
      name: "TestSupport", dependencies: ["Quantities", "Diagnostics"], path: "Tests/TestSupport",
      swiftSettings: strict),
    .target(
      name: "FuzzChecks",
      dependencies: [
        "Operations", "Reporting", "Electrical", "Numerics", "Planning", "Catalog", "Documents", "CommandLineKit",
        "Diagnostics", "Quantities", "TestSupport",
      ],
      path: "Tests/FuzzChecks", swiftSettings: strict),
    tests("Quantities"), tests("Diagnostics"), tests("CommandLineKit"), tests("Documents"),
    tests("Numerics"), tests("Signaling", ["Numerics", "Documents"], resources: [.copy("Fixtures")]),
    tests("Electrical", ["Signaling", "Numerics", "Documents"], resources: [.copy("Fixtures")]),
    tests("Catalog", ["Documents"], resources: [.copy("Fixtures")]),
    tests("Fabrics", ["Catalog", "Documents"], resources: [.copy("Fixtures")]),
    tests("Facility", ["Fabrics", "Catalog", "Documents"]),
    tests("Cabling", ["Facility", "Fabrics", "Catalog", "Documents"]),
    tests("Economics", ["Cabling", "Facility", "Fabrics", "Catalog", "Documents"]),
    tests(
      "Planning", ["Reporting", "Economics", "Cabling", "Facility", "Fabrics", "Catalog", "Documents"],
      resources: [.copy("Fixtures")]),
    tests(
      "Reporting",
      [
        "Electrical", "Signaling", "Numerics", "Planning", "Economics", "Cabling", "Facility", "Fabrics", "Catalog",
        "Documents",
      ]),
    tests("Operations", ["Reporting", "Electrical", "Signaling", "Planning", "Facility", "Documents", "FuzzChecks"]),
    .testTarget(
      name: "CommandLineTests", dependencies: ["TestSupport", "Documents", "Quantities", "Diagnostics"],
      swiftSettings: strict),
  ] + (isFuzzing ? [fuzzer] : []),
  swiftLanguageModes: [.v6]
)
