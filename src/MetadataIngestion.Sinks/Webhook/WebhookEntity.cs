namespace MetadataIngestion.Sinks.Webhook;

/// <summary>What a message is about.</summary>
/// <param name="Urn">Its URN.</param>
/// <param name="Type">Its type in DataHub's registry.</param>
internal sealed record WebhookEntity(string Urn, string Type)
{
    private const string DatasetPrefix = "urn:li:dataset:(";
    private const string PlatformPrefix = "urn:li:dataPlatform:";

    /// <summary>The name for people: of a dataset its own, of anything else what the URN ends with.</summary>
    public string Name => DatasetParts is [_, var name, _] ? Decode(name) : Urn[(Urn.LastIndexOf(':') + 1)..];

    /// <summary>The platform of a dataset; <see langword="null"/> for anything else.</summary>
    public string? Platform => DatasetParts is [var platform, ..] && platform.StartsWith(PlatformPrefix, StringComparison.Ordinal) ? Decode(platform[PlatformPrefix.Length..]) : null;

    private string[] DatasetParts => Urn.StartsWith(DatasetPrefix, StringComparison.Ordinal) && Urn.EndsWith(')') ? Urn[DatasetPrefix.Length..^1].Split(',') : [];

    // Only these are encoded in URNs.
    private static string Decode(string part) => part
        .Replace("%2C", ",", StringComparison.Ordinal)
        .Replace("%28", "(", StringComparison.Ordinal)
        .Replace("%29", ")", StringComparison.Ordinal);
}
