using System.Globalization;
using MetadataIngestion.Connectors.FileLake.Inference;
using MetadataIngestion.Connectors.FileLake.Layout;

namespace MetadataIngestion.Connectors.FileLake.Description;

/// <summary>How the schemas of a dataset's files differ, in the order of the files' names.</summary>
internal sealed class SchemaDrift
{
    private const int MaxVariants = 100;
    private const int MaxNames = 20;

    private readonly List<Variant> _variants = [];

    /// <summary>Files beyond the hundredth different schema are not compared; such datasets have no schema to speak of.</summary>
    public void Add(LakeFile file, IReadOnlyList<FieldShape> shape)
    {
        if (shape.Count > 0 && _variants.Count < MaxVariants && !_variants.Exists(variant => ReferenceEquals(variant.Shape, shape) || variant.Shape.SequenceEqual(shape)))
        {
            _variants.Add(new Variant(file.Name, shape));
        }
    }

    /// <summary>For people; <see langword="null"/> when all files have one schema, in whatever order.</summary>
    /// <param name="dataset">The dataset's name, which files' names are given without.</param>
    public string? Describe(string dataset)
    {
        if (_variants.Count < 2)
            return null;

        var histories = Histories();
        List<string?> parts =
        [
            List("added", histories, history => history.AddedIn is { } file ? $"{history.Path} in {Shorten(file, dataset)}" : null),
            List("missing", histories, history => history.MissingIn is { } file ? $"{history.Path} in {Shorten(file, dataset)}" : null),
            List("types", histories, history => history.Types.Count > 1 ? $"{history.Path} {string.Join(" and ", history.Types)}" : null),
            List("nullability", histories, history => history.DiffersInNullability ? history.Path : null),
        ];
        var text = string.Join("; ", parts.OfType<string>());
        return text.Length == 0 ? null : text;
    }

    /// <summary>
    /// Fields whose types nothing but text can hold together, with a file for each type. Of formats that declare types those that they
    /// cannot hold together.
    /// </summary>
    /// <param name="dataset">The dataset's name, which files' names are given without.</param>
    /// <param name="declared">The fields about whose declared types files disagree.</param>
    public IEnumerable<Finding> Conflicts(string dataset, IReadOnlyList<TypeConflict> declared)
    {
        var histories = _variants.Count < 2 ? [] : Histories();
        var known = histories.ToLookup(static history => history.Path);
        return histories.Where(static history => history.IsInferred && !TypeFamilies.AreOne(history.Types))
            .Take(MaxNames)
            .Select(history => new TypeConflict(history.Path, Text(history, dataset)))
            .Concat(declared.Select(conflict => known[conflict.Path].FirstOrDefault(static history => history.Types.Count > 1) is { } history ? conflict with { Types = Text(history, dataset) } : conflict))
            .Select(static conflict => new Finding($"differ in the type of {conflict.Path}: {conflict.Types}", "Write the files again with one type, or tell the datasets apart with PathSpecs."));
    }

    private static string Text(FieldHistory history, string dataset) =>
        string.Join(", ", history.FilesByType.Take(MaxNames).Select(pair => $"{pair.Type} in {Shorten(pair.File, dataset)}"));

    private static string? List(string kind, IReadOnlyList<FieldHistory> histories, Func<FieldHistory, string?> describe)
    {
        var all = histories.Select(describe).OfType<string>().ToList();
        if (all.Count == 0)
            return null;

        var more = all.Count > MaxNames ? string.Create(CultureInfo.InvariantCulture, $" and {all.Count - MaxNames} more") : string.Empty;
        return $"{kind}: {string.Join(", ", all.Take(MaxNames))}{more}";
    }

    private static string Shorten(string file, string dataset) =>
        file.StartsWith(dataset + "/", StringComparison.Ordinal) ? file[(dataset.Length + 1)..] : file[(file.LastIndexOf('/') + 1)..];

    private List<FieldHistory> Histories()
    {
        var histories = new OrderedDictionary<string, FieldHistory>(StringComparer.Ordinal);
        for (var i = 0; i < _variants.Count; i++)
        {
            foreach (var field in _variants[i].Shape)
            {
                if (!histories.TryGetValue(field.Path, out var history))
                {
                    history = new FieldHistory(field.Path, i > 0 ? _variants[i].File : null);
                    histories.Add(field.Path, history);
                }

                history.Observe(field, i, _variants[i].File);
            }

            foreach (var history in histories.Values)
            {
                history.ObserveEnd(i, _variants[i].File);
            }
        }

        return WithoutMembers(histories);
    }

    /// <summary>A structure that comes or goes takes its members with it; they are not named one by one.</summary>
    private static List<FieldHistory> WithoutMembers(OrderedDictionary<string, FieldHistory> histories) =>
        [.. histories.Values.Where(history => ParentOf(history.Path) is not { } parent || !histories.TryGetValue(parent, out var above) || !history.SharesFateOf(above))];

    private static string? ParentOf(string path) => path.LastIndexOf('.') is > 0 and var dot ? path[..dot] : null;

    private sealed record Variant(string File, IReadOnlyList<FieldShape> Shape);
}
