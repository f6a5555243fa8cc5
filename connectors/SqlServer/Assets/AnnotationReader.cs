using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.SqlServer.Catalog;

namespace MetadataIngestion.Connectors.SqlServer.Assets;

/// <summary>Reads extended properties: descriptions, the names that the options give a meaning, and the rest.</summary>
internal sealed class AnnotationReader(SqlServerOptions options, StringComparer names)
{
    private const string DescriptionName = "MS_Description";
    private const string ToolsMark = "microsoft_database_tools_support";
    private static readonly char[] s_separators = [',', ';'];

    // Before 2019, tools kept classifications in these.
    private static readonly string[] s_classification = ["sys_sensitivity_label_name", "sys_information_type_name"];
    private static readonly string[] s_classificationIds = ["sys_sensitivity_label_id", "sys_information_type_id"];

    private readonly HashSet<string> _owners = new(options.OwnerProperties, names);
    private readonly HashSet<string> _domains = new(options.DomainProperties, names);
    private readonly HashSet<string> _tags = new([.. options.TagProperties, .. s_classification], names);

    /// <summary>The annotations of a column, or of the object itself with number 0.</summary>
    public Annotations Read(ReadOnlySpan<PropertyRow> rows, int minorId = 0)
    {
        var annotations = Annotations.None;
        foreach (var row in rows)
        {
            if (row.MinorId != minorId || row.Value is not { Length: > 0 } value)
                continue;
            if (ReferenceEquals(annotations, Annotations.None))
                annotations = new Annotations();
            Take(annotations, row.Name, value);
        }

        return annotations;
    }

    private void Take(Annotations annotations, string name, string value)
    {
        if (names.Equals(name, DescriptionName))
            annotations.Description = value;
        else if (_owners.Contains(name))
            annotations.Owners.AddRange(Split(value).Select(owner => new OwnerEvidence(owner, $"extended property {name}")));
        else if (_domains.Contains(name))
            annotations.Domains.AddRange(Split(value));
        else if (_tags.Contains(name))
            annotations.Tags.AddRange(Split(value));
        else if (!IsOfTools(name))
            annotations.Properties.Add(new KeyValuePair<string, string>($"property.{name}", value));
    }

    private static string[] Split(string value) => value.Split(s_separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private bool IsOfTools(string name) =>
        name.StartsWith("MS_Diagram", StringComparison.OrdinalIgnoreCase) || names.Equals(name, ToolsMark) || s_classificationIds.Contains(name, names);
}
