namespace MetadataIngestion.Sinks.Webhook;

/// <summary>Many messages as one: how many of what, and the worst of them.</summary>
/// <param name="Messages">The messages, in the log's order; at least one.</param>
internal sealed record Digest(IReadOnlyList<WebhookMessage> Messages)
{
    private const int Worsts = 10;

    /// <summary>How many names a count is divided by at most.</summary>
    private const int MostNames = 20;

    /// <summary>What stands for messages that have no such name.</summary>
    public const string None = "none";

    /// <summary>What stands for all the names that are not shown.</summary>
    public const string Others = "others";

    public string Id => FormattableString.Invariant($"{Messages[0].RunId}-{Messages[0].Offset}-{Messages[^1].Offset}");

    public IReadOnlyList<KeyValuePair<string, int>> Levels =>
        [.. Messages.GroupBy(message => message.Level).OrderByDescending(level => level.Key?.Rank ?? -1).ThenBy(level => level.Key?.Name, StringComparer.Ordinal).Select(level => KeyValuePair.Create(level.Key?.Name ?? None, level.Count()))];

    public IReadOnlyList<KeyValuePair<string, int>> Kinds => Count(message => [WebhookNames.Of(message.Kind)]);

    public IReadOnlyList<KeyValuePair<string, int>> States => Count(message => message.State is { } state ? [state] : []);

    public IReadOnlyList<KeyValuePair<string, int>> Codes => Count(message => [message.Code]);

    public IReadOnlyList<KeyValuePair<string, int>> Sources => Count(message => [message.Source]);

    /// <summary>A message about an asset of several domains counts in each.</summary>
    public IReadOnlyList<KeyValuePair<string, int>> Domains => Count(message => message.Domains is [] ? [None] : message.Domains);

    /// <summary>What is worse and hurts more comes first, what is resolved last.</summary>
    public IReadOnlyList<WebhookMessage> Worst =>
        [.. Messages.OrderBy(message => message.State == "resolved").ThenByDescending(message => message.Level?.Rank ?? 0).ThenByDescending(message => message.ImpactCount ?? 0).ThenBy(message => message.Offset).Take(Worsts)];

    private List<KeyValuePair<string, int>> Count(Func<WebhookMessage, IEnumerable<string>> names)
    {
        var counts = Messages.SelectMany(names).CountBy(name => name).OrderByDescending(count => count.Value).ThenBy(count => count.Key, StringComparer.Ordinal).ToList();
        return counts.Count <= MostNames ? counts : [.. counts.Take(MostNames - 1), KeyValuePair.Create(Others, counts.Skip(MostNames - 1).Sum(count => count.Value))];
    }
}
