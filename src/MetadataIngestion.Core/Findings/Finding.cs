using System.Text.Json.Serialization;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Core.Findings;

/// <summary>Something that is not right. It is open from the first run that finds it to the first that looked and did not.</summary>
/// <param name="Code">The rule that it breaks, by a stable code such as <c>OW002</c>.</param>
/// <param name="Level">How bad it is: <c>note</c>, <c>warning</c> or <c>error</c>.</param>
/// <param name="Subject">Tells it from the other findings of its code and source, run after run.</param>
/// <param name="Message">What is wrong.</param>
public sealed record Finding(string Code, string Level, string Subject, string Message)
{
    /// <summary>The asset with which it comes and goes; <see langword="null"/> for the source as a whole.</summary>
    [JsonIgnore]
    public AssetPath? Asset { get; init; }

    /// <summary>What to do about it.</summary>
    public string? Remedy { get; init; }

    /// <summary>Where it is to be mended, as editors and terminals understand it.</summary>
    public string? Place { get; init; }

    /// <summary>The URN of the owner that it is about.</summary>
    public string? Owner { get; init; }

    /// <summary>The URNs of the first entities that it concerns.</summary>
    public IReadOnlyList<string> Entities { get; init; } = [];

    /// <summary>How many entities it concerns.</summary>
    public long Count { get; init; }
}
