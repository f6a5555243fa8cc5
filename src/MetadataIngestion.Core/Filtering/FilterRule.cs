using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Core.Filtering;

/// <summary>A deny pattern with its verdict, made once.</summary>
internal sealed class FilterRule(NamePattern pattern)
{
    public NamePattern Pattern { get; } = pattern;

    public FilterVerdict Verdict { get; } = FilterVerdict.Denied($"Deny \"{pattern.Text}\"");
}
