import Quantities
import Testing

@Suite("A misspelt word gets its neighbor")
struct SpellingTests {
  private let commands = ["plan", "check", "compare", "completions", "catalog"]

  @Test(
    "one slip in three letters is forgiven",
    arguments: [
      ("plam", "plan"), ("paln", "plan"), ("PLAN", "plan"), ("chek", "check"), ("compair", "compare"),
      ("catalogue", "catalog"),
      ("completion", "completions"),
    ])
  func near(word: String, expected: String) { #expect(Spelling.nearest(to: word, among: commands) == expected) }

  @Test("what is far gets nothing", arguments: ["", "x", "simulate", "pl", "ccc"])
  func far(word: String) { #expect(Spelling.nearest(to: word, among: commands) == nil) }

  @Test("a single letter is not taken for another one")
  func singleLetters() {
    #expect(Spelling.nearest(to: "x", among: ["m", "s"]) == nil)
    #expect(Spelling.nearest(to: "k", among: ["km", "m"]) == "km")
  }

  @Test("ties go to the right case, then to the first")
  func ties() {
    #expect(Spelling.nearest(to: "GB/S", among: ["Gb/s", "GB/s"]) == "GB/s")
    #expect(Spelling.nearest(to: "cat", among: ["bat", "car"]) == "bat")
  }

  @Test("a word of a million letters costs nothing and does not trap")
  func longWord() {
    #expect(Spelling.nearest(to: String(repeating: "a", count: 1_000_000), among: commands) == nil)
  }
}
