namespace MetadataIngestion.Abstractions;

/// <summary>A filter's answer.</summary>
/// <param name="IsAllowed">Whether the asset is wanted.</param>
/// <param name="Rule">The rule that left it out, for people; <see langword="null"/> when it is wanted.</param>
public readonly record struct FilterVerdict(bool IsAllowed, string? Rule)
{
    /// <summary>The asset is wanted.</summary>
    public static FilterVerdict Allowed => new(true, null);

    /// <summary>The asset is left out by <paramref name="rule"/>.</summary>
    public static FilterVerdict Denied(string rule) => new(false, rule);
}
