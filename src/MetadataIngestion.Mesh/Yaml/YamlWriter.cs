using System.Text;

namespace MetadataIngestion.Mesh.Yaml;

/// <summary>
/// Writes a tree in its normal form: block style with two spaces a level, one line a value, texts of several lines literally, quotes and
/// comments as they were.
/// </summary>
internal sealed class YamlWriter
{
    private readonly StringBuilder _text = new();

    public string Write(YamlDocument document)
    {
        switch (document.Root)
        {
            case YamlMapping { Entries.Count: > 0 } or YamlSequence { Items.Count: > 0 } when PropertiesOf(document.Root).Length == 0:
                WriteBlock(document.Root, indent: 0);
                break;
            default:
                WriteValue("---", document.Root, new YamlComments(), indent: 0);
                break;
        }

        WriteComments(document.Tail, indent: 0);
        return _text.ToString();
    }

    private void WriteBlock(YamlNode node, int indent)
    {
        if (node is YamlMapping mapping)
            WriteMapping(mapping, indent, opened: false);
        else
            WriteSequence((YamlSequence)node, indent);
    }

    /// <param name="mapping">What to write.</param>
    /// <param name="indent">The column of its keys.</param>
    /// <param name="opened">Whether the first key goes on in a line that is begun, below comments that are written.</param>
    private void WriteMapping(YamlMapping mapping, int indent, bool opened)
    {
        foreach (var entry in mapping.Entries)
        {
            if (!opened)
            {
                WriteComments(CommentsAbove(entry.Comments, entry.Value), indent);
                _text.Append(' ', indent);
            }

            opened = false;
            WriteValue($"{Text(entry.Key, indent)}:", entry.Value, entry.Comments, indent);
        }
    }

    private void WriteSequence(YamlSequence sequence, int indent)
    {
        foreach (var item in sequence.Items)
        {
            WriteComments(CommentsAbove(item.Comments, item.Value), indent);
            if (item.Value is YamlMapping { Entries: [var first, ..] } mapping && PropertiesOf(mapping).Length == 0)
            {
                WriteComments(CommentsAbove(first.Comments, first.Value), indent);
                _text.Append(' ', indent).Append("- ");
                WriteMapping(mapping, indent + 2, opened: true);
            }
            else
            {
                _text.Append(' ', indent);
                WriteValue("-", item.Value, item.Comments, indent);
            }
        }
    }

    private void WriteValue(string lead, YamlNode value, YamlComments comments, int indent)
    {
        _text.Append(lead);
        if (IsBlock(value))
        {
            _text.Append(PropertiesOf(value)).Append('\n');
            WriteBlock(value, indent + 2);
            return;
        }

        var text = Text(value, indent);
        if (text.Length > 0)
            _text.Append(' ').Append(text);
        if (comments.Behind is { } behind && IsOneLine(value))
            _text.Append(' ').Append(behind);
        _text.Append('\n');
    }

    private static List<string> CommentsAbove(YamlComments comments, YamlNode value) =>
        comments.Behind is { } behind && !IsOneLine(value) ? [.. comments.Above, behind] : comments.Above;

    private static bool IsBlock(YamlNode node) => node is YamlMapping { Entries.Count: > 0 } or YamlSequence { Items.Count: > 0 };

    private static bool IsOneLine(YamlNode node) => !IsBlock(node) && !(node is YamlScalar scalar && YamlScalarText.IsLiteral(scalar));

    private static string Text(YamlNode node, int indent)
    {
        var text = node switch
        {
            YamlAlias alias => "*" + alias.Name,
            YamlScalar scalar => YamlScalarText.Of(scalar, indent + 2),
            YamlMapping => "{}",
            _ => "[]",
        };
        var properties = PropertiesOf(node);
        return properties.Length == 0 ? text : text.Length == 0 ? properties[1..] : $"{properties[1..]} {text}";
    }

    private static string PropertiesOf(YamlNode node) =>
        (node.Anchor is null ? "" : " &" + node.Anchor) + (node.Tag is null ? "" : " " + node.Tag);

    private void WriteComments(IReadOnlyList<string> comments, int indent)
    {
        foreach (var comment in comments)
            _text.Append(' ', indent).Append(comment).Append('\n');
    }
}
