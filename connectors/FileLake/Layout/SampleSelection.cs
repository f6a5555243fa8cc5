namespace MetadataIngestion.Connectors.FileLake.Layout;

/// <summary>Which of many files to read: all when they are few, else the newest and the oldest. Holds no more than those.</summary>
internal sealed class SampleSelection(int limit)
{
    private readonly List<LakeFile> _newest = [];
    private LakeFile? _oldest;
    private long _offered;

    public void Offer(LakeFile file)
    {
        _offered++;
        if (_oldest is null || LakeFile.ByAge(file, _oldest) < 0)
        {
            _oldest = file;
        }

        if (_newest.Count < limit)
        {
            Insert(file);
        }
        else if (LakeFile.ByAge(file, _newest[0]) > 0)
        {
            _newest.RemoveAt(0);
            Insert(file);
        }
    }

    /// <summary>
    /// The chosen files by name: names of data files mostly carry their date, and reading them in that order keeps the order of columns
    /// when new ones are added.
    /// </summary>
    public IReadOnlyList<LakeFile> Choose()
    {
        List<LakeFile> chosen = [.. _newest];
        if (_offered > limit && limit > 1)
        {
            chosen[0] = _oldest!;
        }

        chosen.Sort(static (x, y) => string.CompareOrdinal(x.Name, y.Name));
        return chosen;
    }

    private void Insert(LakeFile file)
    {
        var index = _newest.FindIndex(other => LakeFile.ByAge(other, file) > 0);
        _newest.Insert(index < 0 ? _newest.Count : index, file);
    }
}
