namespace MetadataIngestion.Connectors.FileLake.Parquet.Pages;

/// <summary>Goes through the entries of one column chunk, decoding its pages when they are reached.</summary>
internal sealed class LeafCursor
{
    private readonly PageLeaf _leaf;
    private readonly PageDecoder _decoder;
    private ReadOnlyMemory<byte> _pages;
    private long _unread;
    private DataPage _page = DataPage.Empty;
    private int _entry;
    private int _value;

    public LeafCursor(PageLeaf leaf, ChunkPlace place, ReadOnlyMemory<byte> pages)
    {
        _leaf = leaf;
        _decoder = new PageDecoder(leaf, place.Codec);
        _pages = pages;
        _unread = place.Entries;
        Load();
    }

    /// <summary>Whether all entries have been passed.</summary>
    public bool IsAtEnd => _entry == _page.Entries;

    /// <summary>How many of the nodes on the way to the entry are there.</summary>
    public int Definition => IsAtEnd
        ? throw new InvalidDataException("a column ends before its rows do")
        : _page.Definitions.Length > 0 ? _page.Definitions[_entry] : 0;

    /// <summary>At which level the entry repeats: 0 for the first of a row.</summary>
    public int Repetition => _page.Repetitions.Length > 0 && !IsAtEnd ? _page.Repetitions[_entry] : 0;

    public bool HasValue => Definition == _leaf.Definition;

    public long? Number => _page.Values.Numbers?[_value];

    public ReadOnlySpan<byte> Text => _page.Values.Texts![_value].Span;

    public bool IsBoolean => _leaf.Type == PhysicalType.Boolean;

    public void Advance()
    {
        _value += HasValue ? 1 : 0;
        _entry++;
        if (IsAtEnd)
        {
            Load();
        }
    }

    private void Load()
    {
        while (IsAtEnd && _unread > 0 && !_pages.IsEmpty)
        {
            var header = PageHeader.Read(_pages.Span, out var length);
            var stored = _pages.Slice(length, header.Size);
            _pages = _pages[(length + header.Size)..];
            Load(header, stored);
        }
    }

    private void Load(PageHeader header, ReadOnlyMemory<byte> stored)
    {
        if (header.Type is 0 or 2 or 3 && (header.Entries < 0 || header.Entries > _unread))
            throw new InvalidDataException("a page claims more values than its column holds");

        if (_decoder.Decode(header, stored) is not { } page)
            return;

        (_page, _entry, _value) = (page, 0, 0);
        _unread -= page.Entries;
    }
}
