import Diagnostics
import TestSupport
import Testing

@Suite("Text from an input is shown, not obeyed")
struct DisplayTextTests {
  @Test(
    "control, bidirectional and invisible characters are spelled out",
    arguments: [
      ("a\u{1B}[2Jb", "a\\u{1B}[2Jb"), ("\u{202E}", "\\u{202E}"), ("\u{2066}", "\\u{2066}"), ("\u{61C}", "\\u{61C}"),
      ("\u{200B}", "\\u{200B}"), ("\u{AD}", "\\u{AD}"), ("\u{E0041}", "\\u{E0041}"), ("\u{FEFF}", "\\u{FEFF}"),
      ("\r\n", "\\u{D}\\u{A}"), ("\u{7F}", "\\u{7F}"), ("\u{9B}", "\\u{9B}"), ("\u{2028}", "\\u{2028}"),
    ])
  func unsafe(text: String, expected: String) { #expect(DisplayText.escaped(text) == expected) }

  @Test("letters of every script stay", arguments: ["plan", "größe", "名前", "ملف", "e\u{301}", "→ · —"])
  func safe(text: String) { #expect(DisplayText.escaped(text) == text) }

  @Test(
    "width counts cells",
    arguments: [
      ("", 0), ("abc", 3), ("größe", 5), ("e\u{301}", 1), ("\u{301}", 0), ("名前", 4), ("ｱ", 1), ("Ａ", 2), ("한국", 4),
      ("🚀", 2),
      ("❤\u{FE0F}", 2), ("🇩🇪", 2), ("→ · …", 5),
    ])
  func width(text: String, cells: Int) { #expect(DisplayText.width(text) == cells) }

  @Test("what is fitted never takes more cells than allowed, and stays whole when it fits")
  func fitted() {
    #expect(DisplayText.fitted("optical", cells: 7) == "optical")
    #expect(DisplayText.fitted("optical", cells: 4) == "opt…")
    #expect(DisplayText.fitted("名前名前", cells: 4) == "名…")
    #expect(DisplayText.fitted("名前", cells: 0) == "")
    let failure = counterexample { choices in
      let text = choices.string(of: "ab名前e\u{301}🚀", length: 0...12)
      let cells = choices.integer(0...12)
      let fitted = DisplayText.fitted(text, cells: cells)
      return DisplayText.width(fitted) <= cells ? nil : "`\(fitted)` takes more than \(cells)"
    }
    #expect(failure == nil)
  }
}
