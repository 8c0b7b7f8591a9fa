// swift-tools-version: 6.2
import PackageDescription

// A warning is an error wherever nobody is looking at the terminal.
let warnings: [SwiftSetting] = Context.environment["CI"] == nil ? [] : [.treatAllWarnings(as: .error)]

let settings: [SwiftSetting] =
  [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ] + warnings

// Scripts/fuzz sets it: the parsers are then built to be driven by libFuzzer, and nothing else is of use.
let isFuzzed = Context.environment["NEWSDESK_FUZZING"] != nil
let fuzzed: [SwiftSetting] =
  isFuzzed ? [.unsafeFlags(["-sanitize=fuzzer", "-parse-as-library", "-assert-config", "Debug"])] : []

let package = Package(
  name: "newsdesk",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "newsdesk", targets: ["newsdesk"]),
    .executable(name: "newsdesk-reader", targets: ["newsdesk-reader"]),
    .executable(name: "newsdesk-template", targets: ["newsdesk-template"]),
    .executable(name: "newsdesk-worker", targets: ["newsdesk-worker"]),
    .library(name: "Postgres", targets: ["Postgres"]),
  ],
  // Exact, because a program is built the same on every machine.
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
    .package(url: "https://github.com/apple/swift-metrics", exact: "2.13.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", exact: "1.0.2"),
  ],
  targets: [
    // The program, from the top down: a target may depend on those below it and on no other.
    .executableTarget(
      name: "newsdesk",
      dependencies: ["NewsdeskCLI"],
      swiftSettings: settings
    ),
    .target(
      name: "NewsdeskCLI",
      dependencies: [
        "Delivery", "Desk", "Extraction", "Intake", "LocalServer", "Newsroom", "Postgres", "Presentation",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: settings
    ),
    // What publishes and delivers, as long as it runs: a program of its own, so that no command starts with its libraries.
    .executableTarget(
      name: "newsdesk-worker",
      dependencies: ["Worker", .product(name: "ArgumentParser", package: "swift-argument-parser")],
      swiftSettings: settings
    ),
    .target(
      name: "Worker",
      dependencies: [
        "CCurl", "COpenSSL", "Delivery", "Desk", "Newsroom", "Postgres", "Presentation",
        .product(name: "CoreMetrics", package: "swift-metrics"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ],
      swiftSettings: settings
    ),
    .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    .systemLibrary(name: "COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .target(name: "Delivery", dependencies: ["Newsroom", "Presentation"], swiftSettings: settings),
    .target(
      name: "Desk",
      dependencies: ["Newsroom", "Postgres"],
      swiftSettings: settings,
      plugins: ["EmbedTextPlugin"]
    ),
    .target(
      name: "Intake",
      dependencies: ["Newsroom"],
      exclude: ["Data"],
      swiftSettings: settings + fuzzed,
      plugins: ["EmbedTextPlugin"]
    ),
    // What strangers made is read by C libraries in a process of its own: it holds no login, and a crash loses one file.
    .executableTarget(
      name: "newsdesk-reader",
      dependencies: ["CConfinement", "CGexiv2", "CLibarchive", "CLibxml2", "Extraction"],
      swiftSettings: settings
    ),
    .target(
      name: "Extraction",
      dependencies: [.product(name: "Subprocess", package: "swift-subprocess")],
      swiftSettings: settings
    ),
    .systemLibrary(name: "CConfinement"),
    .systemLibrary(name: "CGexiv2", pkgConfig: "gexiv2", providers: [.apt(["libgexiv2-dev"])]),
    .systemLibrary(name: "CLibarchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
    .systemLibrary(name: "CLibxml2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .target(name: "Newsroom", swiftSettings: settings + fuzzed),
    .target(name: "Presentation", swiftSettings: settings),
    // Templates: a program of its own, so that no command starts with all of Foundation.
    .executableTarget(name: "newsdesk-template", dependencies: ["Templates"], swiftSettings: settings),
    .target(
      name: "Templates",
      dependencies: [.product(name: "Mustache", package: "swift-mustache")],
      swiftSettings: settings
    ),
    .target(
      name: "LocalServer",
      dependencies: [.product(name: "Subprocess", package: "swift-subprocess")],
      swiftSettings: settings
    ),
    .target(
      name: "Postgres",
      dependencies: ["CLibpq", .product(name: "Logging", package: "swift-log")],
      swiftSettings: settings
    ),
    // libpq's header (libpq-dev), and libpq itself from its first use on.
    .target(name: "CLibpq"),

    // Text files become Swift string literals, so that one binary carries its migrations and tables.
    .executableTarget(name: "EmbedText", swiftSettings: settings),
    .plugin(
      name: "EmbedTextPlugin",
      capability: .buildTool(),
      dependencies: ["EmbedText"],
      path: "Sources/EmbedTextPlugin"
    ),

    // Tests: one target for each module, and the built program run as a process.
    .target(
      name: "DatabaseSupport",
      dependencies: ["Desk", "Newsroom", "Postgres"],
      path: "Tests/DatabaseSupport",
      swiftSettings: settings
    ),
    .testTarget(name: "PostgresTests", dependencies: ["DatabaseSupport", "Postgres"], swiftSettings: settings),
    .testTarget(name: "NewsroomTests", dependencies: ["Newsroom"], swiftSettings: settings),
    .testTarget(
      name: "IntakeTests",
      dependencies: ["Intake", "Newsroom"],
      exclude: ["Data", "Pages"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "DeskTests",
      dependencies: ["DatabaseSupport", "Desk", "Newsroom", "Postgres"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "ExtractionTests",
      dependencies: ["Extraction", "newsdesk-reader"],
      swiftSettings: settings
    ),
    .testTarget(name: "LocalServerTests", dependencies: ["LocalServer"], swiftSettings: settings),
    .testTarget(name: "TemplatesTests", dependencies: ["Templates"], swiftSettings: settings),
    .testTarget(name: "PresentationTests", dependencies: ["Presentation"], swiftSettings: settings),
    .testTarget(
      name: "DeliveryTests",
      dependencies: ["Delivery", "Newsroom", "Presentation"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "WorkerTests",
      dependencies: [
        "DatabaseSupport", "Desk", "Newsroom", "Postgres", "Worker", "newsdesk-worker",
        .product(name: "CoreMetrics", package: "swift-metrics"),
        .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: settings
    ),
    .testTarget(
      name: "CommandLineTests",
      dependencies: [
        "DatabaseSupport", "NewsdeskCLI", "newsdesk", "newsdesk-reader", "newsdesk-template", "newsdesk-worker",
      ],
      exclude: ["Golden"],
      swiftSettings: settings
    ),
  ],
  swiftLanguageModes: [.v6]
)

if isFuzzed {
  package.targets.append(
    .executableTarget(
      name: "ParserFuzzing",
      dependencies: ["Intake", "Newsroom"],
      path: "Tests/ParserFuzzing",
      exclude: ["Corpus"],
      swiftSettings: settings + fuzzed,
      // The default linker fails on the undefined symbols of a program that libFuzzer drives.
      linkerSettings: [.unsafeFlags(["-sanitize=fuzzer", "-use-ld=lld"])]
    )
  )
}
