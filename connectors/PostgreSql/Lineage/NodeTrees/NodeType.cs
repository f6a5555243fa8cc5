namespace MetadataIngestion.Connectors.PostgreSql.Lineage.NodeTrees;

/// <summary>The nodes that lineage treats in their own way; every other node is <see cref="Other"/>.</summary>
internal enum NodeType : byte
{
    None,
    List,
    Other,
    Query,
    RangeTableEntry,
    FromExpression,
    JoinExpression,
    RangeTableReference,
    SetOperation,
    TargetEntry,
    Variable,
    Constant,
    RelabelType,
    Collation,
    FunctionCall,
    OperatorCall,
    Aggregate,
    WindowFunction,
    Grouping,
    Case,
    CaseWhen,
    NullIf,
    Row,
    FieldSelect,
    Sublink,
}
