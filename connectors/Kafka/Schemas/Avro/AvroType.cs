using System.Text.Json;

namespace MetadataIngestion.Connectors.Kafka.Schemas.Avro;

/// <summary>An Avro type. Records that use each other are the same object wherever they are used.</summary>
internal sealed class AvroType(AvroKind kind)
{
    public AvroKind Kind { get; } = kind;

    /// <summary>The name with its namespace; of types without one the kind's own word.</summary>
    public string FullName { get; init; } = kind.ToString().ToLowerInvariant();

    public string ShortName => FullName[(FullName.LastIndexOf('.') + 1)..];

    public string? Doc { get; init; }

    public List<AvroField> Fields { get; } = [];

    public IReadOnlyList<AvroType> Branches { get; init; } = [];

    /// <summary>What an array or a map holds.</summary>
    public AvroType? Items { get; init; }

    public IReadOnlyList<string> Symbols { get; init; } = [];

    /// <summary>The length of a fixed, in bytes.</summary>
    public int Size { get; init; }

    public string? LogicalType { get; init; }

    public int? Precision { get; init; }

    public int? Scale { get; init; }

    public IReadOnlyDictionary<string, JsonElement> Properties { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>Whether a value may be null.</summary>
    public bool IsNullable => Kind == AvroKind.Null || (Kind == AvroKind.Union && Branches.Any(branch => branch.Kind == AvroKind.Null));

    /// <summary>The type behind a union with null only.</summary>
    public AvroType Unwrapped => Kind == AvroKind.Union && Branches.Where(branch => branch.Kind != AvroKind.Null).ToList() is [var only] ? only.Unwrapped : this;
}
