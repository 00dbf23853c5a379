import Quantities

extension ComChannel {
  /// The channel with a line before the victim's transmitter end: between the transmitter's ball and port 1.
  ///
  /// Far-end aggressors transmit beside the victim, so that their ways get the same line; near-end aggressors transmit beside the
  /// receiver and keep theirs.
  public func lengthened(by line: TransmissionLine) -> ComChannel {
    var channel = self
    channel.through.sweep = through.sweep.behind(line)
    channel.farEnd = farEnd.map { Path(name: $0.name, sweep: $0.sweep.behind(line)) }
    return channel
  }
}

extension TwoPortSweep {
  /// The sweep with a line at port 1.
  func behind(_ line: TransmissionLine) -> TwoPortSweep {
    var sweep = self
    for index in values.indices {
      let before = line.twoPort(gigahertz: frequenciesHz[index] / 1e9, referenceOhms: referenceOhms)
      sweep.values[index] = before.followed(by: values[index])
    }
    return sweep
  }
}
