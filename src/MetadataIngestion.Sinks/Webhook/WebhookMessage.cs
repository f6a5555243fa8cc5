namespace MetadataIngestion.Sinks.Webhook;

/// <summary>What there is to tell about one entry of the log.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Code">The kind of change, the policy, or the check of the contract.</param>
/// <param name="Text">It in words.</param>
internal sealed record WebhookMessage(WebhookKind Kind, string Code, string Text)
{
    /// <summary>The entry's offset.</summary>
    public long Offset { get; init; }

    /// <summary>When the entry was appended.</summary>
    public DateTimeOffset RecordedAt { get; init; }

    public string Source { get; init; } = string.Empty;

    public string RunId { get; init; } = string.Empty;

    /// <summary><c>opened</c> or <c>resolved</c>; <see langword="null"/> for a change, which just happened.</summary>
    public string? State { get; init; }

    /// <summary>Why it is resolved although nobody mended it; <see langword="null"/> for whatever was mended.</summary>
    public string? Reason { get; init; }

    /// <summary>How bad it is; <see langword="null"/> when the log does not tell.</summary>
    public WebhookLevel? Level { get; init; }

    public string? Title { get; init; }

    /// <summary>The URN of the policy's test or the contract's assertion.</summary>
    public string? Rule { get; init; }

    public required WebhookEntity Entity { get; init; }

    public string? FieldPath { get; init; }

    public string? Before { get; init; }

    public string? After { get; init; }

    public string? RenamedTo { get; init; }

    public string? PreviousSchemaVersion { get; init; }

    public string? SchemaVersion { get; init; }

    /// <summary>How many assets depend on what changed; <see langword="null"/> when that was not looked up.</summary>
    public int? ImpactCount { get; init; }

    /// <summary>The first of them.</summary>
    public IReadOnlyList<string> Impact { get; init; } = [];

    public IReadOnlyList<string> ConsumerGroups { get; init; } = [];

    /// <summary>The ids of the contracts that promise something of what changed.</summary>
    public IReadOnlyList<string> Contracts { get; init; } = [];

    /// <summary>The URNs of the data products that may be hurt.</summary>
    public IReadOnlyList<string> Products { get; init; } = [];

    public IReadOnlyList<string> Domains { get; init; } = [];

    /// <summary>The domains around those.</summary>
    public IReadOnlyList<string> OuterDomains { get; init; } = [];

    public IReadOnlyList<string> Owners { get; init; } = [];

    /// <summary>The same for every attempt and every replay, and never for two entries.</summary>
    public string Id => FormattableString.Invariant($"{RunId}-{Offset}");
}
