namespace MetadataIngestion.Worker.Api.Security;

/// <summary>A key file.</summary>
internal sealed record ApiKeyList
{
    /// <summary>The keys.</summary>
    public IReadOnlyList<ApiKeyEntry?>? Keys { get; init; }
}
