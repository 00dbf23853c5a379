import Catalog
import Diagnostics
import Documents
import Electrical

/// The parts of a channel from the catalog, and files from the folder of its specification.
struct CatalogParts: ChannelParts {
  private let catalog: Catalog
  private let folder: String

  /// Looks files up beside a specification.
  init(catalog: Catalog, specification path: String) {
    self.catalog = catalog
    folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
  }

  func laminate(_ id: String, at place: Place?) throws(Rejection) -> LaminateModel {
    try catalog.decode(LaminateModel.self, kind: "laminate", id: id, at: place)
  }

  func wire(_ id: String, at place: Place?) throws(Rejection) -> TwinaxWireModel {
    try catalog.decode(TwinaxWireModel.self, kind: "twinax-wire", id: id, at: place)
  }

  func connector(_ id: String, at place: Place?) throws(Rejection) -> ConnectorModel {
    try catalog.decode(ConnectorModel.self, kind: "connector", id: id, at: place)
  }

  func package(_ id: String, at place: Place?) throws(Rejection) -> PackageModel {
    try catalog.decode(PackageModel.self, kind: "package", id: id, at: place)
  }

  func measurement(_ path: String, at place: Place?) throws(Rejection) -> Touchstone.Reading {
    try Touchstone.read(path.hasPrefix("/") ? path : folder + path)
  }
}
