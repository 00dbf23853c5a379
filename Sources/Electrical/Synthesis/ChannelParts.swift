public import Diagnostics

/// Where a specification's catalog rows and files come from.
public protocol ChannelParts {
  /// A laminate.
  func laminate(_ id: String, at place: Place?) throws(Rejection) -> LaminateModel
  /// A twinax wire.
  func wire(_ id: String, at place: Place?) throws(Rejection) -> TwinaxWireModel
  /// A connector.
  func connector(_ id: String, at place: Place?) throws(Rejection) -> ConnectorModel
  /// A package.
  func package(_ id: String, at place: Place?) throws(Rejection) -> PackageModel
  /// A file beside the specification.
  func measurement(_ path: String, at place: Place?) throws(Rejection) -> Touchstone.Reading
}
