using MetadataIngestion.Connectors.SqlServer.Sessions;

namespace MetadataIngestion.Connectors.SqlServer.Catalog;

/// <summary>A database of the server.</summary>
internal sealed record Database
{
    private const byte Online = 0;

    public required int Id { get; init; }

    public required string Name { get; init; }

    public int State { get; init; }

    public required string StateText { get; init; }

    public bool IsSnapshot { get; init; }

    public DateTime? Created { get; init; }

    public string? Owner { get; init; }

    public string? Collation { get; init; }

    public int? CompatibilityLevel { get; init; }

    public bool IsReadOnly { get; init; }

    /// <summary>What stays the same when the database is renamed; null where the server does not tell.</summary>
    public Guid? BrokerGuid { get; init; }

    public string? Containment { get; init; }

    public bool IsEncrypted { get; init; }

    public bool HasChangeDataCapture { get; init; }

    public bool IsDistributor { get; init; }

    public bool IsLedger { get; init; }

    public bool IsOnline => State == Online;

    public static Database Read(Row row) => new()
    {
        Id = row.Int32(0),
        Name = row.Text(1),
        State = row.Int32(2),
        StateText = row.OptionalText(3) ?? "?",
        IsSnapshot = !row.IsNull(4),
        Created = row.Moment(5),
        Owner = row.OptionalText(6),
        Collation = row.OptionalText(7),
        CompatibilityLevel = row.OptionalInt32(8),
        IsReadOnly = row.Flag(9),
        BrokerGuid = row.Guid(10),
        Containment = row.OptionalText(11),
        IsEncrypted = row.Flag(12),
        HasChangeDataCapture = row.Flag(13),
        IsDistributor = row.Flag(14),
        IsLedger = row.Flag(15),
    };
}
