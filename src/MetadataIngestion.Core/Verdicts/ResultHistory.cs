using System.Text.Json;
using MetadataIngestion.Core.Proposals;
using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Core.Verdicts;

/// <summary>Finds what the assertions of contracts said before, so that a success tells whether it ends a failure.</summary>
internal sealed class ResultHistory(IMetadataStore store)
{
    /// <summary>The header of a result that holds the one before it.</summary>
    public const string HeaderName = "previous-result";

    /// <summary>The newest results, by assertion.</summary>
    public async Task<IReadOnlyDictionary<string, string>> LoadAsync(IReadOnlyList<string> assertions, CancellationToken cancellationToken)
    {
        var results = new Dictionary<string, string>(StringComparer.Ordinal);
        if (assertions.Count == 0)
            return results;

        foreach (var aspect in await store.FindAspectsAsync(assertions, [AspectNames.AssertionRunEvent], cancellationToken).ConfigureAwait(false))
        {
            if (ResultIn(aspect.Json) is { } result)
                results.TryAdd(aspect.Urn, result);
        }

        return results;
    }

    private static string? ResultIn(ReadOnlyMemory<byte> aspect)
    {
        using var json = JsonDocument.Parse(aspect);
        return json.RootElement.TryGetProperty("result", out var result) && result.TryGetProperty("type", out var type) ? type.GetString() : null;
    }
}
