namespace MetadataIngestion.Abstractions;

/// <summary>A part of a source that one worker crawls.</summary>
/// <param name="Name">Its name, for people and for what is remembered of it from crawl to crawl; unlike that of every other part.</param>
/// <param name="Scopes">The containers, or the assets, that it consists of, with all that is inside.</param>
public sealed record SourcePart(string Name, IReadOnlyList<AssetPath> Scopes)
{
    /// <summary>Divides scopes into parts of about the same size, the largest first; the same scopes and sizes always make the same parts.</summary>
    /// <param name="scopes">The scopes, and how large each is in a unit of the source's own.</param>
    /// <param name="atMost">How many parts at most.</param>
    public static IReadOnlyList<SourcePart> Balance(IEnumerable<(AssetPath Scope, long Size)> scopes, int atMost)
    {
        ArgumentNullException.ThrowIfNull(scopes);
        ArgumentOutOfRangeException.ThrowIfLessThan(atMost, 1);
        var ordered = scopes.OrderByDescending(scope => scope.Size).ThenBy(scope => scope.Scope.Name, StringComparer.Ordinal).ToList();
        var parts = ordered.Take(atMost).Select(_ => new List<AssetPath>()).ToArray();
        var lightest = new PriorityQueue<int, (long Size, int Part)>(Enumerable.Range(0, parts.Length).Select(part => (part, (0L, part))));
        foreach (var (scope, size) in ordered)
        {
            lightest.TryDequeue(out var part, out var load);
            parts[part].Add(scope);
            lightest.Enqueue(part, (load.Size + Math.Max(1, size), part));
        }

        return [.. parts.Select(Of)];
    }

    private static SourcePart Of(List<AssetPath> scopes) =>
        new(scopes.Count == 1 ? scopes[0].Name : FormattableString.Invariant($"{scopes[0].Name} and {scopes.Count - 1} more"), scopes);
}
