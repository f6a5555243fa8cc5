using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace MetadataIngestion.Mesh.Yaml;

/// <summary>Reads a text into a tree. What it takes is bounded, whatever the text says: aliases are followed only as references.</summary>
internal sealed class YamlReader
{
    private const int MaxDepth = 64;
    private const int MaxWeight = 200_000;
    private const string CoreTags = "tag:yaml.org,2002:";

    private readonly Parser _parser;
    private readonly Dictionary<string, YamlNode?> _anchors = new(StringComparer.Ordinal);
    private readonly List<(YamlPosition Position, YamlComments Comments)> _places = [];
    private int _depth;

    private YamlReader(string text) => _parser = new Parser(new StringReader(text));

    /// <exception cref="YamlProblem">The text is not one YAML document, or more than is read.</exception>
    public static YamlDocument Read(string text)
    {
        try
        {
            var reader = new YamlReader(text);
            var root = reader.ReadDocument();
            return new YamlDocument(root, YamlCommentReader.Attach(text, reader._places));
        }
        catch (YamlException exception)
        {
            throw new YamlProblem(PositionOf(exception.Start), Describe(exception), "Correct the file at this place; quote text that holds a colon, a number sign or a bracket.");
        }
    }

    private static string Describe(YamlException exception) => (exception.InnerException?.Message ?? exception.Message).TrimEnd('.') + '.';

    private static YamlPosition PositionOf(Mark mark) => new(mark.Line, mark.Column);

    private YamlNode ReadDocument()
    {
        _parser.Consume<StreamStart>();
        if (!_parser.TryConsume<DocumentStart>(out _))
            throw new YamlProblem(new YamlPosition(1, 1), "The file is empty.", "Write a document into it, or delete it.");

        var root = ReadNode();
        _parser.Consume<DocumentEnd>();
        if (_parser.Accept<DocumentStart>(out var second))
            throw new YamlProblem(PositionOf(second.Start), "A second document begins here.", "Put each document into a file of its own.");

        return root;
    }

    private YamlNode ReadNode()
    {
        var node = _parser.Current is null && !_parser.MoveNext() ? null : Next();
        if (node!.Weight > MaxWeight)
            throw new YamlProblem(node.Position, $"With its aliases followed, the file holds more than {MaxWeight} values.", "Divide the file, or write less by aliases.", isLimit: true);

        return node;
    }

    private YamlNode Next() => _parser.Current switch
    {
        AnchorAlias => ReadAlias(_parser.Consume<AnchorAlias>()),
        Scalar => ReadScalar(_parser.Consume<Scalar>()),
        SequenceStart => ReadSequence(_parser.Consume<SequenceStart>()),
        MappingStart => ReadMapping(_parser.Consume<MappingStart>()),
        var other => throw new YamlProblem(PositionOf(other!.Start), "A value is missing here.", "Write one."),
    };

    private YamlAlias ReadAlias(AnchorAlias alias)
    {
        var (name, position) = (alias.Value.Value, PositionOf(alias.Start));
        if (!_anchors.TryGetValue(name, out var target))
            throw new YamlProblem(position, $"The alias *{name} refers to nothing.", $"Write &{name} before the value that it is meant for.");

        return new YamlAlias(position, name, target ?? throw new YamlProblem(position, $"The alias *{name} refers to a value that it is part of.", "Write the value out."));
    }

    private YamlScalar ReadScalar(Scalar scalar) => Known(new YamlScalar(PositionOf(scalar.Start), scalar.Value, scalar.Style) { Anchor = AnchorOf(scalar), Tag = TagOf(scalar) });

    private YamlSequence ReadSequence(SequenceStart start)
    {
        var sequence = new YamlSequence(PositionOf(start.Start)) { Anchor = AnchorOf(start), Tag = TagOf(start) };
        Enter(sequence);
        while (!_parser.TryConsume<SequenceEnd>(out _))
        {
            var comments = NewPlace(_parser.Current!.Start);
            sequence.Add(new YamlItem(ReadNode()) { Comments = comments });
        }

        return Leave(sequence);
    }

    private YamlMapping ReadMapping(MappingStart start)
    {
        var mapping = new YamlMapping(PositionOf(start.Start)) { Anchor = AnchorOf(start), Tag = TagOf(start) };
        Enter(mapping);
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            var comments = NewPlace(_parser.Current!.Start);
            var key = ReadNode();
            if (key is not YamlScalar name)
                throw new YamlProblem(key.Position, "A key is not a plain name.", "Use text for keys.");
            if (!mapping.TryAdd(new YamlEntry(name, ReadNode()) { Comments = comments }))
                throw new YamlProblem(name.Position, $"The key {name.Value} is there twice.", "Remove one of the two.");
        }

        return Leave(mapping);
    }

    private void Enter(YamlNode node)
    {
        if (node.Anchor is { } anchor)
            _anchors[anchor] = null;
        if (++_depth > MaxDepth)
            throw new YamlProblem(node.Position, $"The file is nested deeper than {MaxDepth} levels.", "Nest less.", isLimit: true);
    }

    private T Leave<T>(T node)
        where T : YamlNode
    {
        _depth--;
        return Known(node);
    }

    private T Known<T>(T node)
        where T : YamlNode
    {
        if (node.Anchor is { } anchor)
            _anchors[anchor] = node;
        return node;
    }

    private YamlComments NewPlace(Mark mark)
    {
        var comments = new YamlComments();
        _places.Add((PositionOf(mark), comments));
        return comments;
    }

    private static string? AnchorOf(NodeEvent node) => node.Anchor.IsEmpty ? null : node.Anchor.Value;

    private static string? TagOf(NodeEvent node)
    {
        if (node.Tag.IsEmpty || node.Tag.IsNonSpecific)
            return null;

        var tag = node.Tag.Value;
        return tag.StartsWith(CoreTags, StringComparison.Ordinal) ? "!!" + tag[CoreTags.Length..] : tag.StartsWith('!') ? tag : $"!<{tag}>";
    }
}
