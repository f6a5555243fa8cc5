using System.Collections.Frozen;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Mesh.Contracts.Binding;
using MetadataIngestion.Mesh.Contracts.Model;

namespace MetadataIngestion.Mesh.Contracts.Checking;

/// <summary>What is checked: a dataset, and the part of a contract that is about it.</summary>
internal sealed class CheckSubject
{
    private static readonly FrozenSet<string> s_loose = FrozenSet.ToFrozenSet(["csv", "tsv", "json", "jsonl", "ndjson", "txt"]);

    private readonly Dictionary<string, Field> _fields;
    private readonly Dictionary<string, FieldStatistics> _statistics;

    private readonly Func<DateTimeOffset, RowCount?> _earlier;

    /// <param name="target">What the contract says.</param>
    /// <param name="dataset">The dataset.</param>
    /// <param name="now">When the crawl looked.</param>
    /// <param name="earlier">What an earlier crawl counted.</param>
    public CheckSubject(ContractTarget target, Dataset dataset, DateTimeOffset now, Func<DateTimeOffset, RowCount?> earlier)
    {
        (Contract, Schema, Dataset, Now, _earlier) = (target.Contract, target.Schema, dataset, now, earlier);
        Comparer = Names.ComparerOf(dataset.Path.Platform);
        _fields = new Dictionary<string, Field>(Comparer);
        _statistics = new Dictionary<string, FieldStatistics>(Comparer);
        foreach (var field in dataset.Schema?.Fields ?? [])
            _fields.TryAdd(FieldPaths.Plain(field.Path), field);
        foreach (var statistics in dataset.Statistics?.Fields ?? [])
            _statistics.TryAdd(FieldPaths.Plain(statistics.Path), statistics);
    }

    public Contract Contract { get; }

    public ContractSchema Schema { get; }

    public Dataset Dataset { get; }

    /// <summary>When the crawl looked.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>How names of fields are compared.</summary>
    public StringComparer Comparer { get; }

    /// <summary>The fields by their plain paths.</summary>
    public IReadOnlyDictionary<string, Field> Fields => _fields;

    /// <summary>Whether the source keeps keys, references and nullability as its own definitions: a table of a database.</summary>
    public bool IsTable => !HoldsFiles && Dataset.View is null && Dataset.Path.Platform != "kafka";

    public bool HoldsFiles => StorePlatforms.HoldsFiles(Dataset.Path.Platform);

    /// <summary>Whether types and nullability were inferred from what the files hold, because their format declares neither.</summary>
    public bool IsInferred => Dataset.Properties.TryGetValue("format", out var format) && s_loose.Contains(format);

    /// <summary>Whether a field that may be null says so on purpose: texts without a schema and results of queries say it always.</summary>
    public bool DeclaresNullability => Dataset.View is null && !IsInferred;

    /// <summary>How the fields' own definitions are known.</summary>
    public Evidence OfFields => IsInferred ? Evidence.Observed : Evidence.Proved;

    /// <summary>How many rows the newest crawl saw that began at a time or before; <see langword="null"/> when nobody knows.</summary>
    public RowCount? Earlier(DateTimeOffset time) => _earlier(time);

    public Field? FieldOf(ContractProperty property) => _fields.GetValueOrDefault(property.Path);

    public FieldStatistics? StatisticsOf(string path) => _statistics.GetValueOrDefault(path);
}
