import CommandLineKit
import Diagnostics
import Glibc
import TestSupport
import Testing

@Suite("Results and messages arrive, or the run does not end as a success", .serialized)
struct TerminalTests {
  init() { signal(SIGPIPE, SIG_IGN) }

  private func variables(_ values: [String: String]) -> @Sendable (String) -> String? { { values[$0] } }

  @Test("results are collected until they are flushed, messages are not")
  func streams() throws {
    let output = try PipeReader()
    let messages = try PipeReader()
    let terminal = Terminal(output: output.writing, messages: messages.writing)
    try terminal.write("one\n")
    terminal.report("a message\n")
    try terminal.write("two\n")
    try terminal.flush()
    #expect(output.finish() == "one\ntwo\n")
    #expect(messages.finish() == "a message\n")
  }

  @Test("a megabyte goes through a pipe that takes 64 KiB at a time and never blocks")
  func fullPipe() async throws {
    let output = try PipeReader()
    _ = fcntl(output.writing, F_SETFL, O_NONBLOCK)
    let text = String(repeating: "0123456789abcde\n", count: 65536)
    let writer = Task.detached {
      let terminal = Terminal(output: output.writing, messages: -1)
      try terminal.write(text)
      try terminal.flush()
      close(output.writing)
    }
    let read = await Task.detached { output.drain() }.value
    try await writer.value
    #expect(read == text)
  }

  @Test("a full disk is an error with exit code 2, also for whoever writes on")
  func full() throws {
    let device = open("/dev/full", O_WRONLY)
    defer { close(device) }
    let terminal = Terminal(output: device, messages: -1)
    try terminal.write("x")
    for _ in 1...2 {
      do throws(OutputFailure) {
        try terminal.flush()
        Issue.record("it was written")
      } catch {
        #expect(error.exitCode == .input)
        #expect(error.finding?.message == "standard output could not be written: No space left on device")
      }
    }
    #expect(throws: OutputFailure.self) { try terminal.write("y") }
  }

  @Test("messages that cannot be written are no success either")
  func fullMessages() throws {
    let device = open("/dev/full", O_WRONLY)
    defer { close(device) }
    let output = try PipeReader()
    let terminal = Terminal(output: output.writing, messages: device)
    terminal.report("x")
    #expect(throws: OutputFailure(stream: "standard error", errorNumber: ENOSPC)) { try terminal.flush() }
    #expect(output.finish() == "")
  }

  @Test("a closed descriptor is an error")
  func closed() {
    let terminal = Terminal(output: -1, messages: -1)
    #expect(throws: OutputFailure(stream: "standard output", errorNumber: EBADF)) {
      try terminal.write("x")
      try terminal.flush()
    }
  }

  @Test("a reader that went away ends the run quietly")
  func readerGone() throws {
    let output = try PipeReader()
    output.closeReading()
    let terminal = Terminal(output: output.writing, messages: -1)
    try terminal.write("x")
    do throws(OutputFailure) {
      try terminal.flush()
      Issue.record("it was written")
    } catch {
      #expect(error.isClosedByReader)
      #expect(error.exitCode == .done)
      #expect(error.finding == nil)
    }
    close(output.writing)
  }

  @Test("the width is the terminal's, else COLUMNS, else 80")
  func width() throws {
    let screen = try PseudoTerminal(columns: 123)
    #expect(Terminal(output: screen.terminal, messages: -1, environment: variables(["COLUMNS": "60"])).width == 123)
    #expect(Terminal(output: screen.terminal, messages: -1).tableWidth == 123)
    let pipe = try PipeReader()
    defer { _ = pipe.finish() }
    #expect(Terminal(output: pipe.writing, messages: -1, environment: variables(["COLUMNS": "60"])).width == 60)
    #expect(Terminal(output: pipe.writing, messages: -1).tableWidth == nil)
    for wrong in ["", "0", "-5", "wide", "99999999999999999999"] {
      #expect(Terminal(output: pipe.writing, messages: -1, environment: variables(["COLUMNS": wrong])).width == 80)
    }
  }

  @Test("color is for terminals that want it, unless it is asked for or against")
  func color() {
    func auto(_ isTerminal: Bool, _ values: [String: String]) -> Bool {
      ColorChoice.auto.usesColor(isTerminal: isTerminal, environment: variables(values))
    }
    #expect(auto(true, [:]))
    #expect(!auto(false, [:]))
    #expect(!auto(true, ["NO_COLOR": "1"]))
    #expect(auto(true, ["NO_COLOR": ""]))
    #expect(!auto(true, ["TERM": "dumb"]))
    #expect(ColorChoice.always.usesColor(isTerminal: false, environment: variables(["NO_COLOR": "1"])))
    #expect(!ColorChoice.never.usesColor(isTerminal: true, environment: variables([:])))
  }

  @Test("--no-color and --color are understood")
  func colorOptions() throws {
    #expect(ColorChoice(try ExampleTool.values("parts", "list")) == .auto)
    #expect(ColorChoice(try ExampleTool.values("parts", "list", "--color=always")) == .always)
    #expect(ColorChoice(try ExampleTool.values("parts", "list", "--color=always", "--no-color")) == .never)
  }

  @Test("progress is one line on a terminal, after half a second, at most ten times a second, and goes away")
  func progress() throws {
    let screen = try PseudoTerminal(columns: 44)
    let clock = TestClock()
    let terminal = Terminal(output: -1, messages: screen.terminal)
    let line = ProgressLine(terminal: terminal) { clock.now }
    func step(_ time: Double, _ done: Int) -> String {
      clock.now = time
      line.show(Progress.Step(phase: "placing racks", done: done, total: 1000))
      return screen.shown()
    }
    #expect(step(0, 0) == "")
    #expect(step(0.49, 10) == "")
    #expect(step(0.5, 100) == "\r\u{1B}[Kplacing racks  100 of 1,000  200/s  5 s le…")
    #expect(step(0.59, 150) == "")
    #expect(step(0.625, 500) == "\r\u{1B}[Kplacing racks  500 of 1,000  800/s  1 s le…")
    terminal.report("a message\n")
    #expect(screen.shown() == "\r\u{1B}[Ka message\r\n")
    #expect(step(1, 1000) == "\r\u{1B}[Kplacing racks  1,000 of 1,000  1,000/s")
    line.finish()
    #expect(screen.shown() == "\r\u{1B}[K")
    #expect(step(2, 1000) == "")
  }

  @Test("progress into a file or a pipe, or on a dumb terminal, is nothing")
  func noProgress() throws {
    let pipe = try PipeReader()
    let clock = TestClock()
    let line = ProgressLine(terminal: Terminal(output: -1, messages: pipe.writing)) { clock.now }
    clock.now = 5
    line.show(Progress.Step(phase: "placing racks", done: 1, total: 2))
    line.finish()
    #expect(pipe.finish() == "")
    let screen = try PseudoTerminal(columns: 40)
    let dumb = Terminal(output: -1, messages: screen.terminal, environment: variables(["TERM": "dumb"]))
    let dumbLine = ProgressLine(terminal: dumb) { clock.now }
    clock.now = 9
    dumbLine.show(Progress.Step(phase: "placing racks", done: 1, total: 2))
    #expect(screen.shown() == "")
  }
}
