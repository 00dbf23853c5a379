extension ExplainRules {
  static var counts: [ExplainRule] { [] }
  static var cost: [ExplainRule] { [] }
  static var power: [ExplainRule] { [] }
}
