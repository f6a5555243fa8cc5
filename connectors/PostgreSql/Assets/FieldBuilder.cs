using System.Globalization;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.PostgreSql.Catalog;
using MetadataIngestion.Connectors.PostgreSql.Texts;
using MetadataIngestion.Connectors.PostgreSql.Types;

namespace MetadataIngestion.Connectors.PostgreSql.Assets;

/// <summary>Builds the fields of a dataset: by far the most objects of a crawl.</summary>
internal sealed class FieldBuilder
{
    private const int MostColumns = 1600;
    private readonly string?[] _numbers = new string?[MostColumns + 1];

    /// <summary>Builds a relation's fields.</summary>
    /// <param name="rows">The relation.</param>
    /// <param name="texts">Defaults and expressions.</param>
    /// <param name="partitionKey">The columns of the partition key; null stands for an expression.</param>
    /// <param name="owner">The relation's owner.</param>
    public IReadOnlyList<Field> Build(in RelationRows rows, TextSet texts, ReadOnlySpan<string?> partitionKey, string? owner)
    {
        var columns = rows.Columns;
        var comments = rows.Comments;
        var fields = new List<Field>(columns.Length);
        var nested = false;
        var comment = 0;
        for (var i = 0; i < columns.Length; i++)
        {
            ref readonly var column = ref columns[i];
            while (comment < comments.Length && comments[comment].Column < column.Number)
                comment++;
            var description = comment < comments.Length && comments[comment].Column == column.Number ? comments[comment].Text : null;
            var expression = column.HasDefault ? texts.Require(new TextKey(TextKinds.Defaults, rows.Relation.Oid, 0, column.Number)) : null;
            var isKey = partitionKey.Length > 0 && partitionKey.Contains(column.Name);
            fields.Add(Build(column, i + 1, description, expression, isKey, rows.Page, owner));
            if (column.Type!.Members.Count > 0)
            {
                nested = true;
                AddMembers(fields, column.Name, NumberText(column.Number), column.Type);
            }
        }

        return nested ? FieldPaths.WithoutCollisions(fields) : fields;
    }

    private Field Build(
        in ColumnRow column, int ordinal, string? description, string? expression, bool isPartitionKey, RelationPage page, string? owner)
    {
        var type = column.Type!;
        var isGenerated = column.Generated != '\0';
        var field = new Field
        {
            Path = column.Name,
            Type = type.Type,
            NativeType = type.NativeText,
            Nullable = !column.NotNull && !type.NotNull,
            Ordinal = ordinal,
            Description = description,
            Default = isGenerated ? null : expression ?? type.Default,
            GeneratedAs = isGenerated ? expression : null,
            IdentityGeneration = IdentityText(column.Identity),
            IsPartitionKey = isPartitionKey,
            Identity = NumberText(column.Number),
        };
        var hasProperties = isGenerated || type.Properties is not null || column.Grants is not null || column.ForeignOptions is not null
            || column.Collation != type.Collation;
        return hasProperties ? field with { Properties = PropertiesOf(column, page, owner) } : field;
    }

    private static IReadOnlyDictionary<string, string> PropertiesOf(in ColumnRow column, RelationPage page, string? owner)
    {
        var properties = new PropertyList();
        foreach (var (key, value) in column.Type!.Properties ?? new Dictionary<string, string>())
            properties.Add(key, value);
        if (column.Collation != 0 && column.Collation != column.Type.Collation)
            properties.Add("collation", page.CollationNames.GetValueOrDefault(column.Collation, "default"));
        if (column.Generated != '\0')
            properties.Add("generation", column.Generated == 'v' ? "virtual" : "stored");
        GrantText.AddTo(ref properties, column.Grants, owner);
        OptionText.AddMaskedTo(ref properties, "foreign.option.", column.ForeignOptions);
        return properties.ToDictionary();
    }

    private void AddMembers(List<Field> fields, string path, string identity, ColumnType composite)
    {
        for (var i = 0; i < composite.Members.Count; i++)
        {
            var member = composite.Members[i];
            var memberPath = $"{path}.{member.Name}";
            var memberIdentity = $"{identity}.{NumberText(member.Number)}";
            fields.Add(new Field
            {
                Path = memberPath,
                Type = member.Type.Type,
                NativeType = member.Type.NativeText,
                Nullable = !member.Type.NotNull,
                Ordinal = i + 1,
                Description = member.Comment,
                Properties = member.Type.Properties ?? default(PropertyList).ToDictionary(),
                Identity = memberIdentity,
            });
            AddMembers(fields, memberPath, memberIdentity, member.Type);
        }
    }

    private string NumberText(short number) => number <= MostColumns
        ? _numbers[number] ??= number.ToString(CultureInfo.InvariantCulture)
        : number.ToString(CultureInfo.InvariantCulture);

    private static string? IdentityText(char identity) => identity switch
    {
        'a' => "always",
        'd' => "by default",
        _ => null,
    };
}
