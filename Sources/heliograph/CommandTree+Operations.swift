import CommandLineKit
import Diagnostics
import Operations

extension CommandTree {
  /// The operation that a command line asks for.
  /// - Throws: `UsageError`, for values that only make sense together.
  static func operation(for invocation: Invocation) throws(UsageError) -> any Operation {
    let values = invocation.values
    switch invocation.command {
    case ["new"]:
      if values.flag("list") { return TemplateList() }
      return NewOperation(template: values.optionalString("template"), output: values.optionalString("output"))
    case ["check"]: return CheckOperation(path: try values.string("scenario"))
    case ["schema"]: return SchemaOperation(kind: values.optionalString("kind"), isMarkdown: values.flag("markdown"))
    case ["plan"]:
      return PlanOperation(
        path: try values.string("scenario"), output: values.optionalString("output"), replaces: values.flag("force"),
        writesFolder: values.isGiven("output") || !values.flag("json"))
    case ["show"]:
      return ShowOperation(
        path: try values.string("plan"), topic: try values.string("what"), conditions: values.strings("where"),
        order: values.optionalString("sort"), limit: values.optionalInteger("limit"))
    case ["explain"]:
      return ExplainOperation(
        subject: try values.string("subject"), pointer: values.optionalString("pointer"),
        codes: FindingCode.all + FindingCode.commandLineKitCodes)
    case ["report"]:
      return ReportOperation(path: try values.string("plan"), output: values.optionalString("output"))
    case ["compare"]:
      return CompareOperation(
        paths: values.strings("scenarios"), technologies: values.list("technologies"), tier: try values.string("tier"))
    case ["diff"]: return DiffOperation(before: try values.string("before"), after: try values.string("after"))
    case ["fabric"]: return try fabricOperation(values)
    case ["fec"]: return try fecOperation(values)
    case ["channel", "info"]: return try channelInfoOperation(values)
    case ["channel", "com"]: return try comOperation(values)
    case ["channel", "eye"]: return try eyeOperation(values)
    case ["channel", "synthesize"]: return try synthesizeOperation(values)
    case ["catalog", "list"]: return CatalogListOperation(kind: values.optionalString("kind"))
    case ["catalog", "show"]: return CatalogShowOperation(id: try values.string("id"))
    default: return CatalogCheckOperation()
    }
  }

  private static func fabricOperation(_ values: Values) throws(UsageError) -> FabricOperation {
    var request = FabricOperation(hosts: try values.integer("hosts"), topology: try values.string("topology"))
    request.acceleratorsPerHost = try values.integer("accelerators-per-host")
    request.portsPerHost = try values.integer("ports-per-host")
    request.switchPorts = values.optionalInteger("switch-ports")
    request.spinePorts = values.optionalInteger("spine-ports")
    request.corePorts = values.optionalInteger("core-ports")
    request.leafDown = values.optionalInteger("leaf-down")
    request.leafUp = values.optionalInteger("leaf-up")
    request.planes = values.optionalInteger("planes")
    request.rails = values.optionalInteger("rails")
    request.oversubscription = try values.number("oversubscription")
    request.spineOversubscription = try values.number("spine-oversubscription")
    request.reservedPorts = try values.integer("reserved-ports")
    request.groupsPerPod = values.optionalInteger("groups-per-pod")
    request.tiersAtMost = try values.integer("tiers-at-most")
    request.linksPerCage = values.optionalInteger("links-per-cage")
    request.dimensions = values.optionalString("dimensions")
    request.cube = try values.string("cube")
    return request
  }
}
