namespace MetadataIngestion.Connectors.PostgreSql.Lineage.NodeTrees;

/// <summary>
/// Splits the text of a tree into tokens: parentheses and braces stand alone, anything else runs to the next of them or to white space.
/// A backslash makes the byte after it an ordinary one; tokens are handed out raw.
/// </summary>
internal ref struct NodeTokenizer(ReadOnlySpan<byte> text)
{
    private readonly ReadOnlySpan<byte> _text = text;
    private int _position;

    public int Start { get; private set; }

    public readonly int Length => _position - Start;

    public readonly ReadOnlySpan<byte> Token => _text[Start.._position];

    public bool MoveNext()
    {
        while (_position < _text.Length && IsWhiteSpace(_text[_position]))
            _position++;
        Start = _position;
        if (_position == _text.Length)
            return false;
        if (IsPunctuation(_text[_position]))
            _position++;
        else
            SkipWord();
        return true;
    }

    private static bool IsWhiteSpace(byte value) => value is (byte)' ' or (byte)'\n' or (byte)'\t';

    private static bool IsPunctuation(byte value) => value is (byte)'(' or (byte)')' or (byte)'{' or (byte)'}';

    private void SkipWord()
    {
        while (_position < _text.Length)
        {
            var value = _text[_position];
            if (IsWhiteSpace(value) || IsPunctuation(value))
                return;
            _position += value == '\\' ? 2 : 1;
        }
        if (_position > _text.Length)
            throw LineageException.Malformed($"The parse tree ends within an escape, at byte {_text.Length}.");
    }
}
