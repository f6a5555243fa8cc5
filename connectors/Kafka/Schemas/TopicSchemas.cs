namespace MetadataIngestion.Connectors.Kafka.Schemas;

/// <summary>The schemas of a topic.</summary>
/// <param name="Key">That of its keys; <see langword="null"/> when there is none.</param>
/// <param name="Value">That of its values; <see langword="null"/> when there is none.</param>
internal sealed record TopicSchemas(RoleSchema? Key, RoleSchema? Value)
{
    /// <summary>What is wrong with them, for people.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>Why they cannot be told now; <see langword="null"/> when they were.</summary>
    public string? Failure { get; init; }

    /// <summary>What to do about the failure.</summary>
    public string? Remedy { get; init; }

    public static TopicSchemas None { get; } = new(null, null);
}
