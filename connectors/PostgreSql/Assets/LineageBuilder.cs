using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.PostgreSql.Catalog;
using MetadataIngestion.Connectors.PostgreSql.Lineage;

namespace MetadataIngestion.Connectors.PostgreSql.Assets;

/// <summary>Builds the lineage of views from the server's own parse tree.</summary>
internal sealed class LineageBuilder(DatabaseContext context)
{
    private RelationPage? _page;
    private ViewLineageAnalyzer? _analyzer;

    /// <summary>Adds a view's lineage, by table and column; by table alone, and with the reason, where its parse tree cannot be followed.</summary>
    public (Dataset Dataset, CrawlWarning? Warning) AddTo(Dataset dataset, in RelationRows rows)
    {
        if (rows.ViewQuery is not [var query, ..])
            return (WithDependencies(dataset, rows), null);
        try
        {
            return (WithLineage(dataset, AnalyzerFor(rows.Page).Analyze(query), rows), null);
        }
        catch (LineageException exception)
        {
            return (WithDependencies(dataset, rows), new CrawlWarning(
                dataset.Path, $"The column lineage of {dataset.Path} could not be read ({exception.Message}); its tables are known from the server's dependencies."));
        }
    }

    private ViewLineageAnalyzer AnalyzerFor(RelationPage page)
    {
        if (_page != page || _analyzer is null)
        {
            _page = page;
            _analyzer = new ViewLineageAnalyzer(
                relation => page.SourceColumns.TryGetValue(relation, out var columns) ? columns : [], LineageLimits.Default);
        }

        return _analyzer;
    }

    private Dataset WithDependencies(Dataset dataset, in RelationRows rows) =>
        dataset with { Upstreams = UpstreamsOf(dataset.Path, rows.ViewDependencies) };

    private Dataset WithLineage(Dataset dataset, ViewLineage lineage, in RelationRows rows)
    {
        var fields = new List<FieldLineage>();
        var columns = rows.Columns;
        for (var i = 0; i < Math.Min(columns.Length, lineage.Columns.Length); i++)
        {
            var sources = SourcesOf(lineage.Columns[i], rows.Page);
            if (sources.Count > 0)
                fields.Add(new FieldLineage(columns[i].Name, sources));
        }

        return dataset with { Upstreams = UpstreamsOf(dataset.Path, lineage.Relations.AsSpan()), FieldLineage = fields };
    }

    private List<Upstream> UpstreamsOf(AssetPath view, ReadOnlySpan<uint> relations)
    {
        var upstreams = new List<Upstream>();
        foreach (var relation in relations)
        {
            if (context.DatasetOf(relation) is { } dataset && !dataset.Equals(view) && !upstreams.Exists(known => known.Dataset.Equals(dataset)))
                upstreams.Add(new Upstream(dataset, LineageType.View));
        }

        return upstreams;
    }

    private List<UpstreamField> SourcesOf(ColumnLineage column, RelationPage page)
    {
        var sources = new List<UpstreamField>();
        foreach (var edge in column.Direct)
        {
            // System columns have negative numbers and no name here; relations of the system are no datasets.
            if (page.OtherColumns.TryGetValue(new ColumnKey(edge.RelationOid, edge.Attnum), out var name) && context.DatasetOf(edge.RelationOid) is { } dataset)
                AddSource(sources, new UpstreamField(dataset, name, KindOf(edge.Kind)));
        }

        return sources;
    }

    // Partitions that are folded into one table may bring the same column twice.
    private static void AddSource(List<UpstreamField> sources, UpstreamField source)
    {
        var known = sources.FindIndex(other => other.Field == source.Field && other.Dataset.Equals(source.Dataset));
        if (known < 0)
            sources.Add(source);
        else if (sources[known].Kind < source.Kind)
            sources[known] = source;
    }

    private static DerivationKind KindOf(LineageKind kind) => kind switch
    {
        LineageKind.Identity => DerivationKind.Identity,
        LineageKind.Aggregation => DerivationKind.Aggregation,
        _ => DerivationKind.Transformation,
    };
}
