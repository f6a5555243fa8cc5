using System.Text.Json.Serialization;

namespace HelloConnector;

internal sealed record TableSchema
{
    public IReadOnlyList<TableField> Fields { get; init; } = [];

    [JsonConverter(typeof(OneOrManyConverter))]
    public IReadOnlyList<string> PrimaryKey { get; init; } = [];

    public IReadOnlyList<TableForeignKey> ForeignKeys { get; init; } = [];
}
