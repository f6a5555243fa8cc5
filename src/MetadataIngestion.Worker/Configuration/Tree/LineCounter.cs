namespace MetadataIngestion.Worker.Configuration.Tree;

/// <summary>Tells the line of an offset; offsets come in ascending order, so that each byte is looked at once.</summary>
internal sealed class LineCounter
{
    private int _offset;
    private int _line = 1;

    public int LineAt(ReadOnlySpan<byte> text, int offset)
    {
        _line += text[_offset..offset].Count((byte)'\n');
        _offset = offset;
        return _line;
    }
}
