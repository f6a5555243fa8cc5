using MetadataIngestion.Connectors.SqlServer.Sessions;

namespace MetadataIngestion.Connectors.SqlServer.Catalog;

/// <summary>An object of a schema: a table, a view, a routine, a synonym.</summary>
internal sealed record DatabaseObject : IObjectRow
{
    public required int ObjectId { get; init; }

    public required int SchemaId { get; init; }

    public required string Name { get; init; }

    /// <summary>The catalog's code for what it is, such as <c>U</c> for a table.</summary>
    public required string Type { get; init; }

    /// <summary>The owner, where it is not the schema's.</summary>
    public int? PrincipalId { get; init; }

    public DateTime? Created { get; init; }

    public DateTime? Modified { get; init; }

    public bool IsTable => Type is "U" or "ET";

    public bool IsRelation => IsTable || Type == "V";

    public bool IsSynonym => Type == "SN";

    public bool IsDataset => IsRelation || IsSynonym;

    public bool IsTrigger => Type is "TR" or "TA";

    public bool IsFunction => Type is "FN" or "IF" or "TF" or "FS" or "FT" or "AF";

    public bool IsProcedure => Type is "P" or "PC" or "X";

    public bool IsRoutine => IsFunction || IsProcedure || IsTrigger;

    /// <summary>Whether its code is in an assembly and not in the catalog.</summary>
    public bool IsClr => Type is "PC" or "FS" or "FT" or "AF" or "TA";

    public static DatabaseObject Read(Row row) => new()
    {
        ObjectId = row.Int32(0),
        SchemaId = row.Int32(1),
        Name = row.Text(2),
        Type = row.Code(3),
        PrincipalId = row.OptionalInt32(4),
        Created = row.Moment(5),
        Modified = row.Moment(6),
    };
}
