using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.PostgreSql.Catalog;
using MetadataIngestion.Connectors.PostgreSql.Lineage;
using MetadataIngestion.Connectors.PostgreSql.Texts;

namespace MetadataIngestion.Connectors.PostgreSql.Assets;

/// <summary>Builds routines.</summary>
internal sealed class RoutineBuilder(DatabaseContext context)
{
    public (Routine Routine, CrawlWarning? Warning) Build(RoutineRow row, RoutinePage page, TextSet texts)
    {
        var routine = Build(row, texts);
        if (!page.Bodies.TryGetValue(row.Oid, out var body))
            return (routine, null);
        try
        {
            var relations = RoutineRelations.Of(body);
            return (routine with { Inputs = PathsOf(relations.Read), Outputs = PathsOf(relations.Written) }, null);
        }
        catch (LineageException exception)
        {
            return (routine with { Inputs = PathsOf(page.Dependencies[row.Oid]) }, new CrawlWarning(
                routine.Path, $"Which tables {routine.Path} writes could not be read ({exception.Message}); all that it uses are given as read."));
        }
    }

    private Routine Build(RoutineRow row, TextSet texts)
    {
        var schema = context.SchemaOf(row.Schema);
        return new Routine
        {
            Path = PathOf(row),
            SubType = row.IsProcedure ? "Stored Procedure" : "Function",
            Description = row.Comment,
            Owners = context.Owners.Of(row.IsProcedure ? "procedure" : "function", row.Owner, schema.Schema),
            Identity = context.Identities.OfRoutine(row.Oid),
            Signature = row.Arguments,
            Returns = string.IsNullOrEmpty(row.Result) ? null : row.Result,
            Language = row.Language,
            Definition = DefinitionOf(row, texts),
            Properties = PropertiesOf(row),
        };
    }

    public AssetPath PathOf(RoutineRow row) => context.SchemaOf(row.Schema).Path.Child(row.Name);

    private string? DefinitionOf(RoutineRow row, TextSet texts)
    {
        if (!context.Options.IncludeRoutineDefinitions)
            return null;
        return row.HasParsedBody ? texts.Require(new TextKey(TextKinds.RoutineBody, row.Oid)) : row.Source;
    }

    private List<AssetPath> PathsOf(IEnumerable<uint> relations)
    {
        var paths = new List<AssetPath>();
        foreach (var relation in relations)
        {
            if (context.DatasetOf(relation) is { } dataset && !paths.Contains(dataset))
                paths.Add(dataset);
        }

        return paths;
    }

    private IReadOnlyDictionary<string, string> PropertiesOf(RoutineRow row)
    {
        var properties = new PropertyList();
        if (!row.IsProcedure)
        {
            properties.Add("volatility", VolatilityOf(row.Volatility));
            properties.Add("parallel", ParallelismOf(row.Parallelism));
            properties.Add("null-input", row.IsStrict ? "returns null" : "called");
        }

        if (row.Kind == 'w')
            properties.Add("window", "true");
        if (row.IsSecurityDefiner)
            properties.Add("security", "definer");
        if (row.IsLeakproof)
            properties.Add("leakproof", "true");
        if (context.Catalog.ExtensionMembers.TryGetValue(new ObjectKey("routine", row.Oid), out var extension))
            properties.Add("extension", extension);
        OptionText.AddTo(ref properties, "setting.", row.Settings);
        GrantText.AddTo(ref properties, row.Grants, context.RoleName(row.Owner));
        return properties.ToDictionary();
    }

    private static string VolatilityOf(char volatility) => volatility switch
    {
        'i' => "immutable",
        's' => "stable",
        _ => "volatile",
    };

    private static string ParallelismOf(char parallelism) => parallelism switch
    {
        's' => "safe",
        'r' => "restricted",
        _ => "unsafe",
    };
}
