namespace MetadataIngestion.Connectors.PostgreSql.Lineage.NodeTrees;

/// <summary>Node names as PostgreSQL writes them; up to version 14 some are shorter.</summary>
internal static class NodeTypeNames
{
    public static NodeType TypeOf(ReadOnlySpan<byte> name) => name.Length switch
    {
        3 => OfLength3(name),
        4 => name.SequenceEqual("CASE"u8) ? NodeType.Case : name.SequenceEqual("WHEN"u8) ? NodeType.CaseWhen : NodeType.Other,
        5 => name.SequenceEqual("CONST"u8) ? NodeType.Constant : name.SequenceEqual("QUERY"u8) ? NodeType.Query : NodeType.Other,
        6 => name.SequenceEqual("OPEXPR"u8) ? NodeType.OperatorCall : name.SequenceEqual("AGGREF"u8) ? NodeType.Aggregate : NodeType.Other,
        7 => OfLength7(name),
        8 => OfLength8(name),
        10 => OfLength10(name),
        11 => OfLength11(name),
        12 => name.SequenceEqual("DISTINCTEXPR"u8) ? NodeType.OperatorCall : name.SequenceEqual("GROUPINGFUNC"u8) ? NodeType.Grouping : NodeType.Other,
        13 => name.SequenceEqual("RANGETBLENTRY"u8) ? NodeType.RangeTableEntry : NodeType.Other,
        16 => name.SequenceEqual("SETOPERATIONSTMT"u8) ? NodeType.SetOperation : NodeType.Other,
        17 => name.SequenceEqual("SCALARARRAYOPEXPR"u8) ? NodeType.OperatorCall : NodeType.Other,
        _ => NodeType.Other,
    };

    private static NodeType OfLength3(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("VAR"u8) ? NodeType.Variable
        : name.SequenceEqual("RTE"u8) ? NodeType.RangeTableEntry
        : name.SequenceEqual("ROW"u8) ? NodeType.Row
        : NodeType.Other;

    private static NodeType OfLength7(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("SUBLINK"u8) ? NodeType.Sublink
        : name.SequenceEqual("ROWEXPR"u8) ? NodeType.Row
        : name.SequenceEqual("COLLATE"u8) ? NodeType.Collation
        : NodeType.Other;

    private static NodeType OfLength8(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("FUNCEXPR"u8) ? NodeType.FunctionCall
        : name.SequenceEqual("FROMEXPR"u8) ? NodeType.FromExpression
        : name.SequenceEqual("JOINEXPR"u8) ? NodeType.JoinExpression
        : name.SequenceEqual("CASEEXPR"u8) ? NodeType.Case
        : name.SequenceEqual("CASEWHEN"u8) ? NodeType.CaseWhen
        : NodeType.Other;

    private static NodeType OfLength10(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("WINDOWFUNC"u8) ? NodeType.WindowFunction
        : name.SequenceEqual("NULLIFEXPR"u8) ? NodeType.NullIf
        : NodeType.Other;

    private static NodeType OfLength11(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("TARGETENTRY"u8) ? NodeType.TargetEntry
        : name.SequenceEqual("RELABELTYPE"u8) ? NodeType.RelabelType
        : name.SequenceEqual("RANGETBLREF"u8) ? NodeType.RangeTableReference
        : name.SequenceEqual("FIELDSELECT"u8) ? NodeType.FieldSelect
        : name.SequenceEqual("COLLATEEXPR"u8) ? NodeType.Collation
        : NodeType.Other;
}
