using MetadataIngestion.Connectors.FileLake.Sampling;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace MetadataIngestion.Connectors.FileLake.Sidecars;

/// <summary>Parses small YAML documents that come from anyone.</summary>
internal static class YamlText
{
    private const int MaxDepth = 50;

    /// <exception cref="SampleException">The text is no mapping in YAML.</exception>
    public static YamlMappingNode Parse(string text)
    {
        try
        {
            CheckDepth(text);
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            return stream.Documents is [{ RootNode: YamlMappingNode root }, ..] ? root : throw Invalid("it holds no mapping");
        }
        catch (YamlException exception)
        {
            throw Invalid($"line {exception.Start.Line}: {exception.Message}", exception);
        }
    }

    public static YamlNode? Find(this YamlMappingNode mapping, string key) =>
        mapping.Children.FirstOrDefault(pair => pair.Key is YamlScalarNode { Value: { } name } && name == key).Value;

    public static string? Text(this YamlMappingNode mapping, string key) => mapping.Find(key) is YamlScalarNode { Value: { Length: > 0 } text } ? text.Trim() : null;

    public static IEnumerable<YamlNode> Items(this YamlMappingNode mapping, string key) => mapping.Find(key) is YamlSequenceNode list ? list.Children : [];

    /// <summary>The texts of a list, or one text in place of a list.</summary>
    public static IReadOnlyList<string> Texts(this YamlMappingNode mapping, string key) => mapping.Find(key) switch
    {
        YamlScalarNode { Value: { Length: > 0 } text } => [text.Trim()],
        YamlSequenceNode list => [.. list.Children.OfType<YamlScalarNode>().Select(node => node.Value?.Trim() ?? string.Empty).Where(text => text.Length > 0)],
        _ => [],
    };

    /// <summary>Loading recurses, so that deep nesting would end the process; reading the events does not.</summary>
    private static void CheckDepth(string text)
    {
        var parser = new Parser(new StringReader(text));
        var depth = 0;
        while (parser.MoveNext())
        {
            depth += parser.Current!.NestingIncrease;
            if (parser.Current is AnchorAlias)
                throw Invalid("it holds aliases, which are not followed");

            if (depth > MaxDepth)
                throw Invalid("it nests too deeply");
        }
    }

    private static SampleException Invalid(string cause, Exception? inner = null) => new($"is no YAML that can be used: {cause}", "Correct the file; the connector's README shows its form.", inner);
}
