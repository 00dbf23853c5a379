import CommandLineKit
import Operations

/// The one declaration of every command: parser, help, completions and manual are made from it.
enum CommandTree {
  static let root = CommandSpec(
    "heliograph", "Plan the interconnect of an AI data center, from one scenario file to a bill of materials",
    discussion: """
      Results go to standard output, messages to standard error. Exit codes: 0 done, 1 done with findings of severity error, 2 the input is \
      wrong, 3 a fault of the program, 130 interrupted.
      """,
    examples: [
      CommandExample(
        "heliograph plan Scenarios/dgx-h100-superpod.yaml", "plans a cluster into the folder dgx-h100-superpod"),
      CommandExample(
        "heliograph fabric --hosts 1250 --topology rail --switch-ports 64", "sizes a fabric on the back of an envelope"),
    ],
    arguments: ArgumentSpec.standardOptions + [
      .option("catalog", .directory, "Folder of catalog files that go before the shipped ones", repeatable: true),
      .option("max-input-mb", .integer(1...4096), "Largest input file, in megabytes (16 by default)"),
      .option(
        "max-nodes", .integer(1...1_000_000_000), "Most nodes of an input, aliases expanded (1,000,000 by default)"),
      .option("max-depth", .integer(1...512), "Deepest nesting of an input (64 by default)"),
    ],
    subcommands: [
      new, check, schema, plan, show, explain, report, compare, diff, fabric, channel, fec, catalog, completions,
      manual,
    ])

  static let tableFlags: [ArgumentSpec] = [
    .flag("csv", "Print tables as CSV"), .flag("md", "Print tables as Markdown"),
  ]

  private static let new = CommandSpec(
    "new", "Write a scenario to begin with",
    examples: [
      CommandExample("heliograph new", "prints the smallest useful scenario"),
      CommandExample("heliograph new dgx-b200-superpod -o my.yaml", "copies a published design into my.yaml"),
    ],
    arguments: [
      .positional("template", .string, "Name of a template; the smallest scenario by default", .optional),
      .option(
        "output", short: "o", valueName: "FILE", .newFile(["yaml", "yml"]), "File to write; standard output by default"),
      .flag("list", "List the templates"),
    ])

  private static let check = CommandSpec(
    "check", "Report everything that is wrong with a scenario, without planning it",
    examples: [CommandExample("heliograph check hall.yaml", "lists all findings, each at its line")],
    arguments: [.positional("scenario", .file(["yaml", "yml"]), "Scenario to check, or -")])

  private static let schema = CommandSpec(
    "schema", "Print the JSON Schema of scenarios, or of a kind of catalog rows, for editors",
    examples: [
      CommandExample("heliograph schema > scenario.schema.json", "gives editors completion and checks"),
      CommandExample("heliograph schema switch", "prints the schema of a switch's row"),
    ],
    arguments: [
      .positional(
        "kind", .string, "scenario, switch, module, channel-spec, com-spec, ...; scenario by default", .optional),
      .flag("markdown", "Print the reference of every key of a scenario as Markdown"),
    ])

  private static let plan = CommandSpec(
    "plan", "Place every device and cable and write the plan's folder",
    examples: [
      CommandExample("heliograph plan hall.yaml", "writes lock, plan.json, cables.csv, bom.csv and report.html"),
      CommandExample("heliograph plan hall.yaml --json", "prints plan.json and writes nothing"),
    ],
    arguments: [
      .positional("scenario", .file(["yaml", "yml"]), "Scenario or plan folder, or -"),
      .option("output", short: "o", valueName: "DIR", .directory, "Folder to write; named for the scenario by default"),
      .flag("force", "Replace an existing plan"),
    ])

  private static let show = CommandSpec(
    "show", "Ask a plan for its runs, racks, bill, power or findings",
    examples: [
      CommandExample("heliograph show hall runs --where 'length_m > 30' --sort -length_m", "lists the longest runs"),
      CommandExample("heliograph show hall bom --csv", "prints the bill as CSV"),
    ],
    arguments: [
      .positional("plan", .file([]), "Plan folder or scenario"),
      .positional("what", .choice(ShowOperation.topics), "What to list"),
      .option(
        "where", valueName: "CONDITION", .string, "Only rows that meet it: column OPERATOR value", repeatable: true),
      .option(
        "sort", valueName: "COLUMN", .string, "Order by a column, -COLUMN for the largest first", takesDashes: true),
      .option("limit", .integer(1...10_000_000), "Most rows to list"),
    ] + tableFlags)

  private static let explain = CommandSpec(
    "explain", "Explain a finding's code, or any number of a plan",
    examples: [
      CommandExample("heliograph explain HG1201", "gives the long form of a finding"),
      CommandExample("heliograph explain hall /cost_usd", "gives formula, inputs and sources"),
    ],
    arguments: [
      .positional("subject", .string, "Code of a finding, or plan folder or scenario"),
      .positional("pointer", .string, "JSON pointer into plan.json", .optional),
    ])

  private static let report = CommandSpec(
    "report", "Render a plan's report again",
    examples: [CommandExample("heliograph report hall -o hall.html", "writes the page to hall.html")],
    arguments: [
      .positional("plan", .file([]), "Plan folder or scenario"),
      .option(
        "output", short: "o", valueName: "FILE", .newFile(["html"]),
        "File to write; the folder's report.html by default"),
    ])

  private static let compare = CommandSpec(
    "compare", "Compare technologies on one scenario, or two scenarios",
    examples: [
      CommandExample(
        "heliograph compare hall.yaml --technologies pluggable,lpo,cpo", "plans the hall once per technology"),
      CommandExample("heliograph compare quantum.yaml spectrum.yaml", "sets two plans side by side"),
    ],
    arguments: [
      .positional("scenarios", .file(["yaml", "yml"]), "One scenario, or several", .repeated),
      .option("technologies", .choices(CompareOperation.technologies), "Technologies to compare"),
      .option(
        "tier", .choice(["scale-out", "scale-up", "scale-across"]), default: "scale-out",
        "Network whose links change; `scale-across` compares several scenarios"),
    ] + tableFlags)

  private static let diff = CommandSpec(
    "diff", "Say what changes from one plan to another, as a buyer reads it",
    examples: [CommandExample("heliograph diff hall bigger.yaml", "lists + - ~ by device, cable, USD and W")],
    arguments: [
      .positional("before", .file([]), "Plan folder or scenario"),
      .positional("after", .file([]), "Plan folder or scenario"),
    ] + tableFlags)

  private static let catalog = CommandSpec(
    "catalog", "List, show and check the parts and facts",
    examples: [CommandExample("heliograph catalog list switch", "lists all switches")],
    subcommands: [
      CommandSpec(
        "list", "List the rows of a kind, or the kinds",
        examples: [CommandExample("heliograph catalog list module --csv", "lists modules as CSV")],
        arguments: [.positional("kind", .string, "switch, host, module, cable, ...; all kinds by default", .optional)]
          + tableFlags),
      CommandSpec(
        "show", "Show one row with the source of every figure",
        examples: [CommandExample("heliograph catalog show qm9700", "shows a switch")],
        arguments: [.positional("id", .string, "Catalog id, or kind/id")]),
      CommandSpec(
        "check", "Check every row of the catalog and its overlays",
        examples: [
          CommandExample("heliograph catalog check --catalog ours", "checks the files in ours with the shipped ones")
        ]),
    ])

  private static let completions = CommandSpec(
    "completions", "Print a completion script for a shell",
    examples: [
      CommandExample("heliograph completions bash > /etc/bash_completion.d/heliograph", "installs completion in bash")
    ],
    arguments: [.positional("shell", .choice(Shell.allCases.map(\.rawValue)), "bash, zsh or fish")])

  private static let manual = CommandSpec(
    "man", "Print the manual page",
    examples: [CommandExample("heliograph man | man -l -", "shows the manual")],
    arguments: [.flag("markdown", "Print the reference of all commands as Markdown")])

  /// What the tree itself answers: completions and manuals.
  static func text(for invocation: Invocation) -> String? {
    switch invocation.command {
    case ["completions"]:
      let shell = invocation.values.optionalString("shell").flatMap(Shell.init(rawValue:)) ?? .bash
      return CompletionScript(root).text(for: shell)
    case ["man"]:
      return invocation.values.flag("markdown")
        ? CommandReference(root).markdown : ManualPage(root, version: HeliographVersion.text).text
    default: return nil
    }
  }
}
