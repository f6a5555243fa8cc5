using MetadataIngestion.Connectors.FileLake.Compression;

namespace MetadataIngestion.Connectors.FileLake.Layout;

/// <summary>The files of one dataset: totals over all of them, and the few that will be read.</summary>
internal sealed class FileGroup(FileFormat format, GroupSettings settings)
{
    private readonly SampleSelection _samples = new(settings.SchemaFrom, settings.MaxFiles);
    private readonly SortedSet<Codec> _packings = [];
    private IReadOnlyList<LakeFile>? _chosen;

    public FileFormat Format => format;

    /// <summary>The folder whose whole contents this is, and whose README describes it; <see langword="null"/> for one file among others.</summary>
    public string? Folder { get; init; }

    /// <summary>Whether the dataset is one file by definition, not several that happen to be one.</summary>
    public bool IsSingleFile { get; init; }

    public long FileCount { get; private set; }

    public long EmptyFileCount { get; private set; }

    public long SizeInBytes { get; private set; }

    /// <summary>What the files are packed with.</summary>
    public IReadOnlyCollection<Codec> Packings => _packings;

    /// <summary>The file that was written last.</summary>
    public LakeFile? Newest { get; private set; }

    public DateTimeOffset Modified => Newest?.Modified ?? default;

    /// <summary>Whether the file that is looked for is one of these.</summary>
    public bool HasWatched { get; private set; }

    public PartitionKeys Partitions { get; } = new();

    /// <summary>Whether a folder of the dataset could not be listed, so that no total is known.</summary>
    public bool IsPartial { get; set; }

    public void Add(LakeFile file, IReadOnlyList<PartitionValue> partition)
    {
        FileCount++;
        HasWatched |= file.FullPath == settings.Watched;
        SizeInBytes += file.Size;
        _packings.Add(file.Kind.Packing);
        Newest = Newest is null || LakeFile.ByAge(file, Newest) > 0 ? file : Newest;
        Partitions.Observe(partition, file.Modified);
        if (file.Size == 0)
        {
            EmptyFileCount++;
        }
        else
        {
            _samples.Offer(file);
        }
    }

    /// <summary>The files to read, once all were added.</summary>
    public IReadOnlyList<LakeFile> Samples => _chosen ??= _samples.Choose();
}
