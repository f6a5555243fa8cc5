using System.Collections;
using MetadataIngestion.Connectors.FileLake.Storage;

namespace MetadataIngestion.Connectors.FileLake.Listing;

/// <summary>The files of a folder, of which there may be millions: held in pieces, since one list would be copied again and again while it grows.</summary>
internal sealed class FileList : IEnumerable<StoreEntry>
{
    private const int PieceLength = 8192;

    private List<List<StoreEntry>> _pieces = [[]];

    // Object stores list in the order of names, so that a million of them need not be moved.
    private bool _isSorted = true;
    private string _last = string.Empty;

    public void Add(StoreEntry entry)
    {
        if (_pieces[^1].Count == PieceLength)
        {
            _pieces.Add(new List<StoreEntry>(PieceLength));
        }

        _pieces[^1].Add(entry);
        _isSorted = _isSorted && string.CompareOrdinal(_last, entry.Name) <= 0;
        _last = entry.Name;
    }

    /// <summary>Brings the files into the order of their names.</summary>
    public void Sort()
    {
        if (_isSorted)
            return;

        List<StoreEntry> all = _pieces.Count == 1 ? _pieces[0] : [.. this];
        all.Sort(static (x, y) => string.CompareOrdinal(x.Name, y.Name));
        _pieces = [all];
        _isSorted = true;
    }

    public IEnumerator<StoreEntry> GetEnumerator()
    {
        foreach (var piece in _pieces)
        {
            foreach (var entry in piece)
            {
                yield return entry;
            }
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
