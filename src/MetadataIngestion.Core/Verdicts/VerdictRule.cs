using MetadataIngestion.Core.Schemas;

namespace MetadataIngestion.Core.Verdicts;

/// <summary>One kind of change and how much it hurts, by whose rules the schema evolves.</summary>
/// <param name="Code">The stable code.</param>
/// <param name="Meaning">The change for people, after the name of what changed.</param>
/// <param name="Sides">How much it hurts, where nothing else is said.</param>
internal sealed record VerdictRule(string Code, string Meaning, VerdictSides Sides)
{
    public VerdictSides? Avro { get; init; }

    public VerdictSides? Json { get; init; }

    public VerdictSides? Protobuf { get; init; }

    public VerdictSides? Table { get; init; }

    public VerdictSides? Files { get; init; }

    /// <summary>DataHub's category of the event.</summary>
    public string Category { get; init; } = "TECHNICAL_SCHEMA";

    /// <summary>DataHub's operation of the event.</summary>
    public string Operation { get; init; } = "MODIFY";

    /// <summary>DataHub's kind of modification.</summary>
    public string Modification { get; init; } = "OTHER";

    public VerdictSides SidesFor(SchemaModel model) => model switch
    {
        SchemaModel.Avro => Avro,
        SchemaModel.Json => Json ?? Avro,
        SchemaModel.Protobuf => Protobuf,
        SchemaModel.Table => Table,
        SchemaModel.Files => Files,
        _ => null,
    } ?? Sides;
}
