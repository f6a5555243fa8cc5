using MetadataIngestion.Mesh.Contracts.Reading;
using MetadataIngestion.Mesh.Yaml;

namespace MetadataIngestion.Mesh.Sensitivity;

/// <summary>What names tell about sensitive data. Immutable.</summary>
internal sealed class SensitivityDictionary
{
    private const string Resource = "MetadataIngestion.Mesh.Sensitivity.dictionary.yaml";

    private SensitivityDictionary(YamlMapping root)
    {
        Categories = [.. root.Objects("categories").Select(ReadCategory)];
        Unlikely = root.Texts("unlikely").ToHashSet(StringComparer.Ordinal);
        People = root.Texts("people").ToHashSet(StringComparer.Ordinal);
        Vocabulary = Categories.SelectMany(category => category.Phrases).SelectMany(phrase => phrase.Words).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The dictionary that comes with the program.</summary>
    public static SensitivityDictionary BuiltIn { get; } = Read();

    public IReadOnlyList<SensitiveCategory> Categories { get; }

    /// <summary>Words of what is about the data and not the data itself.</summary>
    public IReadOnlySet<string> Unlikely { get; }

    /// <summary>Words for people in names of datasets.</summary>
    public IReadOnlySet<string> People { get; }

    /// <summary>Every word that tells something, by which compounds are divided.</summary>
    public IReadOnlySet<string> Vocabulary { get; }

    private static SensitivityDictionary Read()
    {
        using var stream = typeof(SensitivityDictionary).Assembly.GetManifestResourceStream(Resource)!;
        using var reader = new StreamReader(stream);
        return new SensitivityDictionary((YamlMapping)YamlReader.Read(reader.ReadToEnd()).Root);
    }

    private static SensitiveCategory ReadCategory(YamlMapping node) => new(
        node.Text("id")!,
        double.Parse(node.Text("weight")!, System.Globalization.CultureInfo.InvariantCulture),
        node.Texts("types"),
        node.Texts("not").ToHashSet(StringComparer.Ordinal),
        [.. Languages(node).SelectMany(entry => Phrases(entry.Key.Value, node.Object("words")!))]);

    private static IEnumerable<YamlEntry> Languages(YamlMapping node) => node.Object("words")!.Effective();

    private static IEnumerable<(string Language, string[] Words)> Phrases(string language, YamlMapping words) =>
        words.Texts(language).Select(phrase => (language, phrase.Split(' ')));
}
