using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Connectors.FileLake.Layout;

/// <summary>Files that belong together, apart by format: files of two formats never make one dataset.</summary>
/// <param name="folder">The folder they are the contents of; <see langword="null"/> for a single file.</param>
/// <param name="maxSamples">The most files of a dataset that are read.</param>
internal sealed class FormatGroups(string? folder, int maxSamples)
{
    private readonly SortedDictionary<FileFormat, FileGroup> _groups = [];

    public bool Contains(FileFormat format) => _groups.ContainsKey(format);

    public void Add(LakeFile file, IReadOnlyList<PartitionValue> partition)
    {
        if (!_groups.TryGetValue(file.Kind.Format, out var group))
        {
            group = new FileGroup(file.Kind.Format, maxSamples) { Folder = folder, IsSingleFile = folder is null };
            _groups.Add(file.Kind.Format, group);
        }

        group.Add(file, partition);
    }

    /// <summary>Notes that some folder could not be listed, so that the totals are not those of the datasets.</summary>
    public void MarkPartial(bool isPartial)
    {
        foreach (var group in _groups.Values)
        {
            group.IsPartial |= isPartial;
        }
    }

    /// <summary>The datasets: named as the folder, or, when there are several, by a pattern inside it.</summary>
    public IEnumerable<GroupFound> Name(AssetPath path)
    {
        foreach (var group in _groups.Values)
        {
            var isFolder = _groups.Count == 1 && path.Parts.Count > 0;
            yield return new GroupFound(isFolder ? path : path.Child("*." + FileKind.NameOf(group.Format)), group);
        }
    }
}
