namespace MetadataIngestion.Connectors.FileLake.Layout;

/// <summary>Which of many files to read. Of those that are not read it holds none.</summary>
internal sealed class SampleSelection(SchemaFiles from, int maxFiles)
{
    private static readonly Comparison<LakeFile> ByName = static (x, y) => string.CompareOrdinal(x.Name, y.Name);

    private readonly int _limit = from switch
    {
        SchemaFiles.Sample => maxFiles,
        SchemaFiles.All => int.MaxValue,
        _ => 1,
    };

    // The first to leave the queue is the one to do without.
    private readonly PriorityQueue<LakeFile, LakeFile> _kept = new(Comparer<LakeFile>.Create(from == SchemaFiles.First ? static (x, y) => ByName(y, x) : LakeFile.ByAge));
    private LakeFile? _oldest;
    private long _offered;

    public void Offer(LakeFile file)
    {
        _offered++;
        if (_oldest is null || LakeFile.ByAge(file, _oldest) < 0)
        {
            _oldest = file;
        }

        if (_kept.Count < _limit)
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
        List<LakeFile> chosen = [.. _kept.UnorderedItems.Select(static item => item.Element)];
        if (from == SchemaFiles.Sample && _offered > _limit && _limit > 1)
        {
            chosen.Remove(chosen.Min(Comparer<LakeFile>.Create(LakeFile.ByAge))!);
            chosen.Add(_oldest!);
        }

        chosen.Sort(ByName);
        return chosen;
    }
}
