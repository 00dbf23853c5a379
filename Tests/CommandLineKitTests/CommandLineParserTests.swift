import CommandLineKit
import Diagnostics
import Quantities
import TestSupport
import Testing

@Suite("A command line is read as its declaration says")
struct CommandLineParserTests {
  @Test("words choose the command, options stand anywhere, defaults fill in")
  func basics() throws {
    guard
      case .run(let invocation) = try ExampleTool.parser.parse([
        "--json", "parts", "-v", "show", "g7", "--shelf=upper", "g8",
      ])
    else {
      Issue.record("not a run")
      return
    }
    #expect(invocation.command == ["parts", "show"])
    #expect(invocation.values.strings("part") == ["g7", "g8"])
    #expect(try invocation.values.string("shelf") == "upper")
    #expect(invocation.values.flag("json") && invocation.values.flag("verbose") && !invocation.values.flag("quiet"))
    #expect(invocation.values.optionalString("color") == "auto")
    #expect(!invocation.values.isGiven("color") && invocation.values.isGiven("shelf"))
  }

  @Test("values have types")
  func types() throws {
    let values = try ExampleTool.values(
      "turn", "m.yaml", "--time", "2 h", "--steps=1,000", "--tilt", "-23.4", "--planets", "mars, earth", "-r")
    #expect(try values.quantity("time", as: Quantities.Duration.self).seconds == 7200)
    #expect(try values.integer("steps") == 1000)
    #expect(try values.number("tilt") == -23.4)
    #expect(values.list("planets") == ["mars", "earth"])
    #expect(values.flag("reverse"))
    #expect(values.optionalString("output") == nil)
    #expect(throws: UsageError.self) { try values.string("output") }
    #expect(values.optionalQuantity("time", as: Length.self) == nil)
  }

  @Test("defaults are parsed like what is typed")
  func defaults() throws {
    let values = try ExampleTool.values("turn", "m.yaml")
    #expect(try values.quantity("time", as: Quantities.Duration.self).seconds == 86400)
    #expect(try values.integer("steps") == 10)
  }

  @Test(
    "an option's value follows it, or an equals sign, or its letter",
    arguments: [["-n", "5"], ["-n5"], ["-n=5"], ["-rn5"], ["-rn", "5"], ["--steps", "5"], ["--steps=5"]])
  func spellings(words: [String]) throws {
    guard case .run(let invocation) = try ExampleTool.parser.parse(["turn", "m.yaml"] + words) else {
      Issue.record("not a run")
      return
    }
    #expect(try invocation.values.integer("steps") == 5)
  }

  @Test("a dash alone is standard input, and two dashes end the options")
  func dashes() throws {
    #expect(try ExampleTool.values("turn", "-").string("model") == "-")
    #expect(try ExampleTool.values("turn", "--", "--steps", "-r").strings("more") == ["-r"])
    #expect(try ExampleTool.values("turn", "m", "-5", "-.5", "-3.2 dBm").strings("more") == ["-5", "-.5", "-3.2 dBm"])
    #expect(
      try ExampleTool.values("turn", "m", "--label=-x", "--label=", "-l", "a=b").strings("label") == ["-x", "", "a=b"])
  }

  @Test("help and version win over what follows and over what is missing")
  func help() throws {
    func names(_ words: String...) throws -> [String]? {
      if case .help(let names) = try ExampleTool.parser.parse(words) { names } else { nil }
    }
    #expect(try names() == [])
    #expect(try names("--help") == [])
    #expect(try names("turn", "-h") == ["turn"])
    #expect(try names("--help", "parts", "show", "x") == ["parts", "show"])
    #expect(try names("parts", "--help", "--nonsense") == ["parts"])
    guard case .version = try ExampleTool.parser.parse(["turn", "--version"]) else {
      Issue.record("not the version")
      return
    }
  }

  @Test(
    "what cannot be understood is refused for its first reason",
    arguments: [
      (["trun", "m"], .unknownCommand("trun", nearest: "turn")),
      (["parts", "zzz"], .unknownCommand("zzz", nearest: nil)),
      (["--json"], .missingCommand), (["parts"], .missingCommand),
      (["turn", "m", "--step", "5"], .unknownOption("--step", nearest: "--steps")),
      (["--steps", "5", "turn"], .unknownOption("--steps", nearest: nil)),
      (["turn", "-json"], .unknownOption("-j", nearest: "--json")),
      (["turn", "-z"], .unknownOption("-z", nearest: nil)), (["turn"], .missingArgument("MODEL")),
      (["parts", "show"], .missingArgument("PART")), (["turn", "m", "--steps"], .missingValue(option: "--steps")),
      (["turn", "m", "--steps", "--json"], .missingValue(option: "--steps")),
      (["turn", "m", "-n"], .missingValue(option: "--steps")),
      (["turn", "m", "--reverse=yes"], .unexpectedValue(flag: "--reverse", value: "yes")),
      (["turn", "m", "-r=yes"], .unexpectedValue(flag: "--reverse", value: "yes")),
      (["turn", "m", "-n1", "-n1"], .repeated(option: "--steps")),
      (["parts", "list", "gears", "x"], .unexpectedArgument("x")),
    ] as [([String], UsageError.Reason)])
  func refusals(words: [String], reason: UsageError.Reason) {
    #expect(ExampleTool.refusal(words)?.reason == reason)
  }

  @Test(
    "a whole number is one, and within its range",
    arguments: ["0", "1001", "-1", "1.5", "1e2", "ten", "", "99999999999999999999", "0x10", "1,00", "nan"])
  func integers(text: String) {
    let range = "a whole number from 1 to 1,000"
    #expect(
      ExampleTool.refusal(["turn", "m", "--steps=" + text])?.reason
        == .badValue(argument: "--steps", text: text, expectation: range, suggestion: nil))
  }

  @Test("numbers are decimal and finite", arguments: ["nan", "inf", "1e999", "0x10", ""])
  func numbers(text: String) { #expect(ExampleTool.refusal(["turn", "m", "--tilt=" + text]) != nil) }

  @Test("a word that is no choice gets its neighbor, and a list names each word once")
  func choices() {
    func help(_ words: String...) -> [String] { ExampleTool.refusal(words)?.finding.help ?? [] }
    #expect(help("parts", "list", "gear").first == "did you mean `gears`?")
    #expect(help("turn", "m", "--planets", "mars,erth").first == "did you mean `earth`?")
    #expect(help("turn", "m", "--planets", "mars,mars").first == "`mars` stands twice in the list")
    #expect(ExampleTool.refusal(["turn", "m", "--planets", ","]) != nil)
  }

  @Test("a refusal is a finding with expectation, help and usage, and ends with exit code 2")
  func message() {
    let error = ExampleTool.refusal(["turn", "m", "--time", "3 kg"])
    #expect(error?.exitCode.rawValue == 2)
    let expected = """
      error[HG5005]: `3 kg` cannot be the value of `--time`
      expected: duration with its unit, such as `250 ns`
      help: `3 kg` is a mass, not a duration; write it like `250 ns`
      help: usage: orrery turn MODEL [MORE...] [options]
      help: `orrery turn --help` explains it

      """
    #expect(error.map { FindingRenderer().render($0.finding) } == expected)
  }

  @Test("no command line traps, whatever its words")
  func noTrap() {
    let alphabet = "-=,., 019aenrt\u{301}名\u{1B}"
    let known = [
      "turn", "parts", "list", "show", "--steps", "--time=", "-n", "-l", "--", "-", "--label", "--json", "-qv", "--=",
      "---",
      "-5", "9223372036854775808", "-9223372036854775808", "1e999",
    ]
    let failure = counterexample(runs: 5000) { choices in
      let words = (0..<choices.integer(0...8)).map { _ in
        choices.bool() ? choices.string(of: alphabet, length: 0...6) : choices.element(of: known) ?? ""
      }
      if let error = ExampleTool.refusal(words) {
        return FindingRenderer().render(error.finding).contains("help: usage: ") ? nil : "\(words) has no usage"
      }
      return nil
    }
    #expect(failure == nil)
  }

  @Test("for any declaration, what is printed as --name=value parses back to the same values")
  func roundTrip() {
    let failure = counterexample(runs: 1500) { choices in
      let declared = RandomCommand(&choices)
      let line = declared.words
      guard case .run(let invocation) = try CommandLineParser(declared.spec).parse(line) else {
        return "\(line) does not run"
      }
      for (name, texts) in declared.values where invocation.values.strings(name) != texts {
        return "\(line): \(name) is \(invocation.values.strings(name)), not \(texts)"
      }
      let flags = declared.flags.map(invocation.values.flag)
      return flags.allSatisfy(\.self) ? nil : "\(line): a flag is lost"
    }
    #expect(failure == nil)
  }
}

/// A random declaration of one command, and a command line that fits it.
private struct RandomCommand {
  var spec: CommandSpec
  var words: [String] = []
  var values: [(String, [String])] = []
  var flags: [String] = []

  init(_ choices: inout Choices) {
    var arguments: [ArgumentSpec] = []
    for index in 0..<choices.integer(0...5) {
      let name = "o\(index)"
      if choices.bool() {
        arguments.append(.flag(name, "s"))
        flags.append(name)
        words.append("--" + name)
        continue
      }
      let (kind, text) = Self.value(&choices)
      let isRepeatable = choices.bool()
      arguments.append(.option(name, kind, "s", repeatable: isRepeatable))
      let texts = Array(repeating: text, count: isRepeatable ? choices.integer(1...3) : 1)
      words += texts.map { "--\(name)=\($0)" }
      values.append((name, texts))
    }
    for index in 0..<choices.integer(0...3) {
      let (kind, text) = Self.value(&choices)
      arguments.append(.positional("p\(index)", kind, "s"))
      if index == 0 { words.append("--") }
      words.append(text)
      values.append(("p\(index)", [text]))
    }
    spec = CommandSpec("tool", "s", arguments: arguments)
  }

  private static func value(_ choices: inout Choices) -> (ValueKind, String) {
    switch choices.integer(0...5) {
    case 0: return (.string, choices.string(of: "a-= \u{1B}名", length: 0...5))
    case 1:
      let value = choices.integer(Int.min...Int.max)
      return (.integer(Int.min...Int.max), choices.bool() ? String(value) : NumberText.grouped(value))
    case 2: return (.number, NumberText.shortest(choices.finiteDouble()))
    case 3: return (.choices(["a", "b", "c"]), choices.element(of: ["a", "b,a", "c,b,a"]) ?? "a")
    case 4: return (.file([]), choices.element(of: ["-", "--x", "a b"]) ?? "-")
    default: return (.quantity(Power.dimension), Power(watts: choices.finiteDouble()).description)
    }
  }
}
