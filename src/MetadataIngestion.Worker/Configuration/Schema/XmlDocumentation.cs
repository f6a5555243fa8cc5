using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace MetadataIngestion.Worker.Configuration.Schema;

/// <summary>Finds what the source code says about types and properties, in the documentation files beside their assemblies.</summary>
internal sealed partial class XmlDocumentation
{
    private readonly Dictionary<Assembly, Dictionary<string, string>> _summaries = [];

    /// <summary>The summary of a type, or <see langword="null"/> when there is none.</summary>
    public string? Describe(Type type) => Find(type.Assembly, $"T:{Name(type)}");

    /// <summary>The summary of a property, or <see langword="null"/> when there is none.</summary>
    public string? Describe(PropertyInfo property) => Find(property.DeclaringType!.Assembly, $"P:{Name(property.DeclaringType)}.{property.Name}");

    private string? Find(Assembly assembly, string member)
    {
        if (!_summaries.TryGetValue(assembly, out var summaries))
            _summaries[assembly] = summaries = Load(Path.ChangeExtension(assembly.Location, ".xml"));

        return summaries.GetValueOrDefault(member);
    }

    private static Dictionary<string, string> Load(string file)
    {
        if (!File.Exists(file))
            return [];

        try
        {
            return XDocument.Load(file, LoadOptions.PreserveWhitespace).Descendants("member")
                .Where(member => member.Element("summary") is not null)
                .ToDictionary(member => (string)member.Attribute("name")!, member => Plain(member.Element("summary")!), StringComparer.Ordinal);
        }
        catch (XmlException)
        {
            // A plugin's broken documentation costs descriptions, not the schema.
            return [];
        }
    }

    private static string Plain(XElement summary)
    {
        var text = new StringBuilder();
        foreach (var node in summary.DescendantNodes())
        {
            if (node is XText words)
                text.Append(words.Value);
            else if (node is XElement { IsEmpty: true } reference)
                text.Append(LastName((string?)reference.Attribute("cref") ?? (string?)reference.Attribute("langword") ?? (string?)reference.Attribute("name")));
        }

        return Whitespace().Replace(text.ToString(), " ").Trim();
    }

    private static string? LastName(string? reference) => reference?[(reference.LastIndexOf('.') + 1)..];

    private static string Name(Type type) => type.FullName!.Replace('+', '.');

    [GeneratedRegex(@"\s+")]
    private static partial Regex Whitespace();
}
