using System.Text;
using System.Text.Json;

namespace MetadataIngestion.Connectors.FileLake.Parquet.Pages;

/// <summary>Puts rows together from the entries of their columns, and writes each as JSON. What is null is left out.</summary>
internal sealed class RecordWriter(RecordNode root, Utf8JsonWriter json)
{
    /// <exception cref="InvalidDataException">The columns do not fit together.</exception>
    public void WriteRow()
    {
        WriteMembers(root);
        foreach (var leaf in root.Leaves)
        {
            if (leaf.Cursor!.Repetition != 0)
                throw new InvalidDataException("the levels of a row's columns do not fit together");
        }
    }

    private static LeafCursor Witness(RecordNode node) => node.Leaves[0].Cursor!;

    private static bool IsMissing(RecordNode node) => (node.Schema.IsOptional || node.Schema.IsRepeated) && Witness(node).Definition < node.Definition;

    private static void Skip(RecordNode node)
    {
        foreach (var leaf in node.Leaves)
        {
            leaf.Cursor!.Advance();
        }
    }

    private void WriteMembers(RecordNode group)
    {
        json.WriteStartObject();
        foreach (var member in group.Children)
        {
            if (IsMissing(member) && !member.Schema.IsRepeated)
            {
                Skip(member);
                continue;
            }

            json.WritePropertyName(member.Name);
            WriteNode(member);
        }

        json.WriteEndObject();
    }

    private void WriteNode(RecordNode node)
    {
        if (node.Schema.IsRepeated)
        {
            json.WriteStartArray();
            Repeat(node, WritePresent);
            json.WriteEndArray();
        }
        else if (IsMissing(node))
        {
            Skip(node);
            json.WriteNullValue();
        }
        else
        {
            WritePresent(node);
        }
    }

    private void WritePresent(RecordNode node)
    {
        if (node.Schema.IsLeaf)
        {
            WriteValue(node);
        }
        else if (node.Schema.Kind == AnnotationKind.List && SchemaShape.ElementOf(node.Schema) is { } element)
        {
            WriteList(node.Children[0], element);
        }
        else if (node.Schema.Kind is AnnotationKind.Map or AnnotationKind.MapKeyValue && SchemaShape.EntryOf(node.Schema) is not null)
        {
            json.WriteStartObject();
            Repeat(node.Children[0], WriteEntry);
            json.WriteEndObject();
        }
        else
        {
            WriteMembers(node);
        }
    }

    private void WriteList(RecordNode repeated, SchemaNode element)
    {
        json.WriteStartArray();
        Repeat(repeated, repeated.ChildOf(element) is { } child ? _ => WriteNode(child) : WritePresent);
        json.WriteEndArray();
    }

    private void WriteEntry(RecordNode entry)
    {
        var key = entry.Children[0];
        json.WritePropertyName(key.Cursor is { HasValue: true } cursor ? KeyText(cursor) : string.Empty);
        Skip(key);
        if (entry.Children.Count > 1)
        {
            WriteNode(entry.Children[1]);
        }
        else
        {
            json.WriteNullValue();
        }
    }

    private static void Repeat(RecordNode node, Action<RecordNode> write)
    {
        if (IsMissing(node))
        {
            Skip(node);
            return;
        }

        do
        {
            write(node);
        }
        while (Witness(node).Repetition == node.Repetition);
    }

    private static string KeyText(LeafCursor key) =>
        key.Number?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? Encoding.UTF8.GetString(key.Text);

    private void WriteValue(RecordNode leaf)
    {
        var cursor = leaf.Cursor!;
        if (!cursor.HasValue)
        {
            json.WriteNullValue();
        }
        else
        {
            PageValueJson.Write(json, leaf.Schema.Element, cursor);
        }

        cursor.Advance();
    }
}
