/// The links of many lower switches spread evenly over some upper ones, port by port.
///
/// Every lower switch first gives each upper one as many links as fill whole cages (`chunk` ports) at both ends, so
/// that the ports of a twin-port cage meet one far cage and share a module or a cable; what is left goes round, one
/// link to each, and goes on where the lower switch before stopped. So links per pair differ by at most one, and ports
/// used on upper switches too.
struct EvenSpread {
  /// Lower switches.
  let lowers: Int
  /// Links of each lower switch.
  let links: Int
  /// Upper switches.
  let uppers: Int
  /// Links of a pair that fill whole cages.
  private let paired: Int
  /// Links of a lower switch that go round.
  private let rest: Int

  /// Spreads `links` links of each of `lowers` switches over `uppers` switches, in chunks where a pair has that many.
  init(lowers: Int, links: Int, uppers: Int, chunk: Int) {
    self.lowers = lowers
    self.links = links
    self.uppers = uppers
    paired = links / uppers / chunk * chunk
    rest = links - uppers * paired
  }

  /// Where a link of a lower switch ends.
  func end(lower: Int, link: Int) -> (upper: Int, port: Int) {
    let first = uppers * paired
    guard link >= first else { return (link / paired, lower * paired + link % paired) }
    let (turn, upper) = (lower * rest + link - first).quotientAndRemainder(dividingBy: uppers)
    return (upper, lowers * paired + turn)
  }

  /// Most ports that an upper switch uses.
  var upperPorts: Int { lowers * paired + quotientUp(lowers * rest, uppers) }
}
