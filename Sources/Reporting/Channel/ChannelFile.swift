public import Diagnostics
public import Electrical

/// What a report says about one channel file.
public struct ChannelFile: Sendable {
  /// The file as the user named it.
  public var name: String
  /// What it holds.
  public var survey: ChannelSurvey
  /// Its figures; nothing where it has no channel between two ends.
  public var figures: ChannelFigures?
  /// How the ports are known to be joined, in words; nothing where there is nothing to join.
  public var orderOrigin: String?
  /// The victim and what disturbs it, of a file that holds several lanes.
  public var lanes: ScatteringNetwork.LaneSet?
  /// Everything that was noticed about it.
  public var findings: [Finding]

  /// Describes a file.
  public init(
    name: String, survey: ChannelSurvey, figures: ChannelFigures?, orderOrigin: String?, findings: [Finding]
  ) {
    self.name = name
    self.survey = survey
    self.figures = figures
    self.orderOrigin = orderOrigin
    self.findings = findings
  }
}

/// What a report says about channel files together.
public struct ChannelInfo: Sendable {
  /// The files in the order of the command line.
  public var files: [ChannelFile]
  /// What figures refer to.
  public var settings: ChannelFigures.Settings
  /// The limit of loss, and its name.
  public var mask: LossLimit?
  /// Crosstalk of the aggressors that were named, into the one channel that was named with them.
  public var crosstalk: IntegratedCrosstalk?
  /// How many far-end and near-end aggressors that is.
  public var aggressors = (farEnd: 0, nearEnd: 0)
  /// Everything that was noticed, of the files and of all together.
  public var findings: [Finding]

  /// Describes files.
  public init(files: [ChannelFile], settings: ChannelFigures.Settings, mask: LossLimit?, findings: [Finding]) {
    self.files = files
    self.settings = settings
    self.mask = mask
    self.findings = findings
  }
}
