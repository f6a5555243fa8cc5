using MetadataIngestion.Connectors.FileLake.Inference;
using MetadataIngestion.Connectors.FileLake.Layout;

namespace MetadataIngestion.Connectors.FileLake.Description;

/// <summary>What the sampled files of a dataset show together.</summary>
internal sealed class GroupSample(FileFormat format)
{
    private readonly SortedDictionary<string, SortedSet<string>> _properties = new(StringComparer.Ordinal);
    private readonly List<(LakeFile File, Finding Finding)> _findings = [];
    private readonly List<(LakeFile File, IReadOnlyList<string> Names)> _names = [];
    private long? _records = 0;
    private long? _uncompressedBytes = 0;
    private LakeFile? _newest;

    /// <summary>The format that the files were read as, which their names may not tell.</summary>
    public FileFormat Format => format;

    public IReadOnlyList<(LakeFile File, Finding Finding)> Findings => _findings;

    /// <summary>The outermost field names of each file that has any.</summary>
    public IReadOnlyList<(LakeFile File, IReadOnlyList<string> Names)> FieldNames => _names;

    /// <summary>How the files' schemas differ.</summary>
    public SchemaDrift Drift { get; } = new();

    public int FilesRead { get; private set; }

    /// <summary>The records of the files read; <see langword="null"/> when one of them was not read to its end.</summary>
    public long? Records => _records;

    /// <summary>The size of the files read before they were compressed; <see langword="null"/> when that of one of them is not known.</summary>
    public long? UncompressedBytes => _uncompressedBytes;

    /// <summary>The newest file's schema in the format's own language.</summary>
    public string? NativeSchema { get; private set; }

    public DescribedFields Described { get; set; } = new([], []);

    /// <summary>The format's properties; where files differ, all their values.</summary>
    public IEnumerable<KeyValuePair<string, string>> Properties =>
        _properties.Select(pair => KeyValuePair.Create(pair.Key, string.Join(", ", pair.Value)));

    public void Add(LakeFile file, FileFindings findings)
    {
        FilesRead++;
        Drift.Add(file, findings.Shape);
        _records += findings.Records;
        _uncompressedBytes += findings.UncompressedBytes;
        if (_newest is null || LakeFile.ByAge(file, _newest) > 0)
        {
            _newest = file;
            NativeSchema = findings.NativeSchema;
        }

        _findings.AddRange(findings.Findings.Select(finding => (file, finding)));
        if (findings.FieldNames.Count > 0)
        {
            _names.Add((file, findings.FieldNames));
        }

        foreach (var (key, value) in findings.Properties)
        {
            AddProperty(key, value);
        }
    }

    /// <summary>A file that could not be read.</summary>
    public void AddFailure(LakeFile file, Finding finding)
    {
        _records = null;
        _uncompressedBytes = null;
        _findings.Add((file, finding));
    }

    private void AddProperty(string key, string value)
    {
        if (!_properties.TryGetValue(key, out var values))
        {
            values = new SortedSet<string>(StringComparer.Ordinal);
            _properties.Add(key, values);
        }

        values.Add(value);
    }
}
