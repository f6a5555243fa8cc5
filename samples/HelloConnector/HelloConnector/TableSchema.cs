using System.Text.Json.Serialization;

namespace HelloConnector;

internal sealed record TableSchema
{
    /// <summary>Where the schema is when it is not here.</summary>
    [JsonIgnore]
    public string? Reference { get; init; }

    public IReadOnlyList<TableField> Fields { get; init; } = [];

    [JsonConverter(typeof(OneOrManyConverter))]
    public IReadOnlyList<string> PrimaryKey { get; init; } = [];

    public IReadOnlyList<TableForeignKey> ForeignKeys { get; init; } = [];
}
