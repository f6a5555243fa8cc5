using System.Text.Json;
using MetadataIngestion.Core.Proposals;
using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Core.Verdicts;

/// <summary>Finds what the assertions of contracts said before, so that a success, or the assertion's removal, tells whether it ends a failure.</summary>
internal sealed class ResultHistory(IMetadataStore store)
{
    /// <summary>The header of a result, or of an assertion's removal, that holds the result before.</summary>
    public const string HeaderName = "previous-result";

    /// <summary>The header of an assertion's removal that holds the URN of the asset that it was about.</summary>
    public const string AsserteeName = "assertee";

    /// <summary>The newest results, by assertion.</summary>
    public async Task<IReadOnlyDictionary<string, RecordedResult>> LoadAsync(IReadOnlyList<string> assertions, CancellationToken cancellationToken)
    {
        var results = new Dictionary<string, RecordedResult>(StringComparer.Ordinal);
        if (assertions.Count == 0)
            return results;

        foreach (var aspect in await store.FindAspectsAsync(assertions, [AspectNames.AssertionRunEvent], cancellationToken).ConfigureAwait(false))
        {
            if (ResultIn(aspect.Json) is { } result)
                results.TryAdd(aspect.Urn, result);
        }

        return results;
    }

    private static RecordedResult? ResultIn(ReadOnlyMemory<byte> aspect)
    {
        using var json = JsonDocument.Parse(aspect);
        return json.RootElement.TryGetProperty("result", out var result) && result.TryGetProperty("type", out var type)
            && json.RootElement.TryGetProperty("asserteeUrn", out var assertee)
            ? new RecordedResult(type.GetString()!, assertee.GetString()!)
            : null;
    }
}
