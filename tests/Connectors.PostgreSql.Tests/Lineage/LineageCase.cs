namespace MetadataIngestion.Connectors.PostgreSql.Tests.Lineage;

/// <summary>A view, the first server version that accepts it, and its lineage in the notation of Cases/views.txt.</summary>
internal sealed record LineageCase(string Name, int From, string Query, string Expected)
{
    private const string MaterializedView = "matview: ";

    public static IReadOnlyList<LineageCase> All { get; } =
    [
        .. TestFiles.Read("Lineage/Cases/views.txt")
            .Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
            .Where(block => !block.StartsWith('#'))
            .Select(Parse),
    ];

    public string Statement => Query.StartsWith(MaterializedView, StringComparison.Ordinal)
        ? $"create materialized view {Name} as {Query[MaterializedView.Length..]}"
        : $"create view {Name} as {Query}";

    private static LineageCase Parse(string block)
    {
        var lines = block.Trim().Split('\n');
        var head = lines[0].Split(' ', 3, StringSplitOptions.RemoveEmptyEntries);
        return new LineageCase(
            head[0],
            int.Parse(head[1], System.Globalization.CultureInfo.InvariantCulture),
            head[2].Trim(),
            string.Join('\n', lines.Skip(1).Select(line => line.Trim())));
    }
}
