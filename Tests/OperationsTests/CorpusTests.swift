import Foundation
import FuzzChecks
import Testing

@Suite struct Corpus {
  private static let folder = "/" + #filePath.split(separator: "/").dropLast(2).joined(separator: "/") + "/Corpus"

  @Test("Every input that fuzzing kept is refused or sound", arguments: ParserCheck.allCases)
  func replay(parser: ParserCheck) throws {
    let folder = Self.folder + "/" + parser.rawValue
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { !$0.hasPrefix(".") }.sorted()
    #expect(names.count >= 3)
    for name in names {
      let bytes = try #require(FileManager.default.contents(atPath: folder + "/" + name))
      #expect(parser.fault(in: Array(bytes)) == nil, "\(name)")
    }
  }
}
