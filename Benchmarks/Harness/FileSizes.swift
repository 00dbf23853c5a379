import Documents
import Glibc

/// What files take on disk.
enum FileSizes {
  /// Bytes of all files in a folder.
  static func total(in folder: String) -> Int {
    FolderListing.names(in: folder).reduce(0) { sum, name in
      var status = stat()
      return stat(folder + "/" + name, &status) == 0 ? sum + Int(status.st_size) : sum
    }
  }
}
