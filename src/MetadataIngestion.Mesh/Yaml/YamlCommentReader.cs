using YamlDotNet.Core;
using YamlDotNet.Core.Tokens;

namespace MetadataIngestion.Mesh.Yaml;

/// <summary>Finds the comments of a text that is known to be YAML and gives them to the entries and items they belong to.</summary>
internal static class YamlCommentReader
{
    /// <param name="text">The text.</param>
    /// <param name="places">The entries and items, in the order of the text.</param>
    /// <returns>The comments after the last of them.</returns>
    public static IReadOnlyList<string> Attach(string text, List<(YamlPosition Position, YamlComments Comments)> places)
    {
        var tail = new List<string>();
        var scanner = new Scanner(new StringReader(text), skipComments: false);
        var next = 0;
        while (scanner.MoveNext())
        {
            if (scanner.Current is not Comment comment)
                continue;

            var position = new YamlPosition(comment.Start.Line, comment.Start.Column);
            while (next < places.Count && places[next].Position.CompareTo(position) < 0)
                next++;

            Add(TextOf(text, comment), comment.IsInline && next > 0 ? places[next - 1].Comments : null, next < places.Count ? places[next].Comments.Above : tail);
        }

        return tail;
    }

    private static void Add(string comment, YamlComments? before, List<string> after)
    {
        if (before is null)
            after.Add(comment);
        else if (before.Behind is null)
            before.Behind = comment;
        else
            before.Above.Add(comment);
    }

    // As it was written: the scanner takes the space away that sets a text apart, and more.
    private static string TextOf(string text, Comment comment)
    {
        var start = text.IndexOf('#', (int)comment.Start.Index);
        var end = text.AsSpan(start).IndexOfAny('\r', '\n');
        return (end < 0 ? text[start..] : text.Substring(start, end)).TrimEnd();
    }
}
