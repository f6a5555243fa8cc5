using System.Text.Json.Serialization;

namespace MetadataIngestion.Core.Schemas;

/// <summary>What is remembered of a dataset's schema between two crawls, to judge what changed.</summary>
internal sealed record SchemaSnapshot
{
    /// <summary>The form of a snapshot that this program writes; one in another form cannot be compared with.</summary>
    public const int CurrentForm = 1;

    [JsonPropertyName("form")]
    public int Form { get; init; } = CurrentForm;

    /// <summary>The dataset's semantic schema version.</summary>
    [JsonPropertyName("version")]
    public string Version { get; init; } = "1.0.0";

    [JsonPropertyName("kind")]
    public string Kind { get; init; } = string.Empty;

    [JsonPropertyName("model")]
    public SchemaModel Model { get; init; }

    /// <summary>The fields; <see langword="null"/> when the source never knew them.</summary>
    [JsonPropertyName("fields")]
    public IReadOnlyList<FieldSnapshot>? Fields { get; init; }

    /// <summary>Whether the source does not know the fields now; then they are those that it knew last.</summary>
    [JsonPropertyName("lost")]
    public bool IsLost { get; init; }

    [JsonPropertyName("key")]
    public IReadOnlyList<string>? PrimaryKey { get; init; }

    [JsonPropertyName("unique")]
    public IReadOnlyList<IReadOnlyList<string>>? UniqueKeys { get; init; }

    [JsonPropertyName("references")]
    public IReadOnlyList<ReferenceSnapshot>? References { get; init; }

    /// <summary>Check constraints: names and expressions.</summary>
    [JsonPropertyName("checks")]
    public SortedDictionary<string, string>? Checks { get; init; }

    [JsonPropertyName("partitioning")]
    public string? Partitioning { get; init; }

    /// <summary>A digest of a view's definition, in which white space does not count.</summary>
    [JsonPropertyName("view")]
    public string? View { get; init; }

    /// <summary>A digest of the schema of records' keys.</summary>
    [JsonPropertyName("recordKey")]
    public string? RecordKey { get; init; }

    /// <summary>The properties that decide how the schema may be used or may change.</summary>
    [JsonPropertyName("settings")]
    public SortedDictionary<string, string>? Settings { get; init; }
}
