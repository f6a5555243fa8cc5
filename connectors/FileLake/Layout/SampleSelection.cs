namespace MetadataIngestion.Connectors.FileLake.Layout;

/// <summary>Which of many files to read. Of those that are not read it holds none.</summary>
internal sealed class SampleSelection(SchemaFiles from, int maxFiles)
{
    private readonly int _limit = from == SchemaFiles.Sample ? maxFiles : 1;

    // The first to leave the queue is the one to do without.
    private readonly PriorityQueue<LakeFile, LakeFile> _kept = new(Comparer<LakeFile>.Create(from == SchemaFiles.First ? static (x, y) => LakeFile.ByName(y, x) : LakeFile.ByAge));
    private readonly List<LakeFile> _all = [];
    private LakeFile? _oldest;
    private long _offered;

    public void Offer(LakeFile file)
    {
        _offered++;
        if (_oldest is null || LakeFile.ByAge(file, _oldest) < 0)
        {
            _oldest = file;
        }

        if (from == SchemaFiles.All)
        {
            _all.Add(file);
        }
        else if (_kept.Count < _limit)
        {
            _kept.Enqueue(file, file);
        }
        else
        {
            _kept.EnqueueDequeue(file, file);
        }
    }

    /// <summary>
    /// The chosen files by name: names of data files mostly carry their date, and reading them in that order keeps the order of columns
    /// when new ones are added.
    /// </summary>
    public IReadOnlyList<LakeFile> Choose()
    {
        List<LakeFile> chosen = [.. _all, .. _kept.UnorderedItems.Select(static item => item.Element)];
        if (from == SchemaFiles.Sample && _offered > _limit && _limit > 1)
        {
            chosen.Remove(chosen.Min(Comparer<LakeFile>.Create(LakeFile.ByAge))!);
            chosen.Add(_oldest!);
        }

        chosen.Sort(LakeFile.ByName);
        return chosen;
    }
}
