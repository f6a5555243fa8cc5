namespace MetadataIngestion.Connectors.FileLake.Delimited;

/// <summary>
/// Reads delimited text by RFC 4180: quoted fields may hold delimiters, line breaks and doubled quotes; CR, LF and CRLF end a record.
/// Blank lines are passed over. A quote inside an unquoted field is an ordinary character.
/// </summary>
internal ref struct DelimitedReader
{
    private readonly ReadOnlySpan<char> _text;
    private readonly DelimitedDialect _dialect;
    private readonly bool _isComplete;
    private int _position;
    private int _nextLine;

    /// <param name="text">The text.</param>
    /// <param name="dialect">How it is written.</param>
    /// <param name="isComplete">Whether the text is all there is; otherwise a last record without line break is cut, and left out.</param>
    public DelimitedReader(ReadOnlySpan<char> text, DelimitedDialect dialect, bool isComplete)
    {
        _text = text;
        _dialect = dialect;
        _isComplete = isComplete;
        _nextLine = 1;
    }

    /// <summary>The line that the record begins on, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>Whether the text ended inside a quoted field.</summary>
    public bool EndsInsideQuotes { get; private set; }

    /// <summary>Reads the next record.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Read(DelimitedRecord record)
    {
        record.Clear();
        while (_position < _text.Length && _text[_position] is '\r' or '\n')
        {
            EndLine();
        }

        if (_position == _text.Length)
            return false;

        Line = _nextLine;
        ReadField(record);
        while (_position < _text.Length && _text[_position] == _dialect.Delimiter)
        {
            _position++;
            ReadField(record);
        }

        if (_position == _text.Length)
            return _isComplete;

        EndLine();
        return true;
    }

    private void ReadField(DelimitedRecord record)
    {
        if (_dialect.Quote != DelimitedDialect.NoQuote && _position < _text.Length && _text[_position] == _dialect.Quote)
        {
            record.MarkQuoted();
            ReadQuoted(record);
            var end = _position;
            ReadPlain(record);
            if (_position > end)
            {
                record.MarkMalformed();
            }
        }
        else
        {
            ReadPlain(record);
        }

        record.EndField();
    }

    private void ReadPlain(DelimitedRecord record)
    {
        var rest = _text[_position..];
        var length = rest.IndexOfAny(_dialect.Delimiter, '\r', '\n');
        var field = length < 0 ? rest : rest[..length];
        record.Append(field);
        _position += field.Length;
    }

    private void ReadQuoted(DelimitedRecord record)
    {
        while (true)
        {
            _position++;
            var rest = _text[_position..];
            var length = rest.IndexOf(_dialect.Quote);
            var piece = length < 0 ? rest : rest[..length];
            record.Append(piece);
            CountLines(piece);
            _position += piece.Length;
            if (length < 0)
            {
                EndsInsideQuotes = true;
                return;
            }

            _position++;
            if (_position == _text.Length || _text[_position] != _dialect.Quote)
                return;

            record.Append([_dialect.Quote]);
        }
    }

    private void CountLines(ReadOnlySpan<char> piece)
    {
        var feeds = piece.Count('\n');
        _nextLine += feeds > 0 ? feeds : piece.Count('\r');
    }

    private void EndLine()
    {
        var isCarriageReturn = _text[_position] == '\r';
        _position++;
        if (isCarriageReturn && _position < _text.Length && _text[_position] == '\n')
        {
            _position++;
        }

        _nextLine++;
    }
}
