import Planning

/// The scale-up domain.
enum ScaleUpChapter: ReportChapter {
  static let id = "scale-up"
  static let title = "Scale-up domain"

  static func isPresent(in context: ReportContext) -> Bool { false }
  static func render(_ context: ReportContext, into html: inout HTMLBuilder) {}
}
