using System.Text.RegularExpressions;
using MetadataIngestion.Worker.Configuration;
using MetadataIngestion.Worker.Configuration.Tree;

namespace MetadataIngestion.Worker.Secrets;

/// <summary>
/// Fills in <c>${NAME}</c> from the environment and <c>${file:PATH}</c> from files; <c>$${</c> stands for <c>${</c> itself.
/// Every value that it fills in is a secret from then on.
/// </summary>
internal sealed partial class ReferenceResolver(
    IReadOnlyDictionary<string, string> variables, string folder, SecretRedactor redactor, ProblemList problems)
{
    private const int LongestFile = 64 * 1024;

    private readonly SortedSet<string> _files = new(StringComparer.Ordinal);

    /// <summary>The files that were referred to, whether they could be read or not.</summary>
    public IReadOnlyCollection<string> Files => _files;

    /// <summary>Fills in every reference below <paramref name="members"/>.</summary>
    /// <param name="members">What to fill in.</param>
    /// <param name="mustResolve">Whether the references below a node are needed; those that are not stay as they are written.</param>
    public void Resolve(ObjectNode members, Func<ConfigurationNode, bool> mustResolve)
    {
        foreach (var (key, node) in members.Members.Where(member => mustResolve(member.Value)))
            members.Set(key, Resolve(node, mustResolve));
    }

    private ConfigurationNode Resolve(ConfigurationNode node, Func<ConfigurationNode, bool> mustResolve)
    {
        switch (node)
        {
            case ObjectNode members:
                Resolve(members, mustResolve);
                return members;
            case ListNode list:
                return new ListNode(list.Path, list.Location, [.. list.Items.Select(item => Resolve(item, mustResolve))]);
            case ValueNode { Text: { } text, Kind: ValueKind.Text or ValueKind.Untyped } value when text.Contains("${", StringComparison.Ordinal):
                return new ValueNode(value.Path, value.Location, ValueKind.Untyped, Fill(value, text)) { IsSecret = true };
            default:
                return node;
        }
    }

    private string Fill(ValueNode node, string text) => Reference().Replace(text, match =>
    {
        if (match.Value.StartsWith("$$", StringComparison.Ordinal))
            return match.Value[1..];

        var name = match.Groups["name"].Value;
        var filled = name.StartsWith("file:", StringComparison.Ordinal) ? ReadSecretFile(node, name["file:".Length..]) : ReadVariable(node, name);
        redactor.Add(filled);

        // What stays unfilled is told once, and not again as a value that is missing.
        return filled ?? match.Value;
    });

    private string? ReadVariable(ValueNode node, string name)
    {
        if (variables.TryGetValue(name, out var value) && value.Length > 0)
            return value;

        problems.Add(node, $"refers to the environment variable {name}, which is not set. Set it, or write $${{ for a plain ${{.");
        return null;
    }

    private string? ReadSecretFile(ValueNode node, string path)
    {
        var file = Path.GetFullPath(path, folder);
        _files.Add(file);
        try
        {
            if (new FileInfo(file) is { Exists: true, Length: > LongestFile })
            {
                problems.Add(node, $"refers to the file {file}, which is longer than {LongestFile / 1024} KB. A secret file holds the secret alone.");
                return null;
            }

            var text = File.ReadAllText(file).TrimEnd('\r', '\n');
            if (text.Length > 0)
                return text;

            problems.Add(node, $"refers to the file {file}, which is empty. Write the secret into it.");
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problems.Add(node, $"refers to the file {file}, which cannot be read. {exception.Message}");
            return null;
        }
    }

    [GeneratedRegex(@"\$?\$\{(?<name>[^{}]*)\}")]
    private static partial Regex Reference();
}
