using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Connectors.FileLake.Layout;

/// <summary>Files that belong together, apart by format: files of two formats never make one dataset.</summary>
/// <param name="folder">The folder they are the contents of; <see langword="null"/> for a single file.</param>
/// <param name="settings">What the datasets of the crawl have in common.</param>
internal sealed class FormatGroups(string? folder, GroupSettings settings)
{
    private readonly SortedDictionary<FileFormat, FileGroup> _groups = [];

    public bool Contains(FileFormat format) => _groups.ContainsKey(format);

    public void Add(LakeFile file, IReadOnlyList<PartitionValue> partition)
    {
        if (!_groups.TryGetValue(file.Kind.Format, out var group))
        {
            group = new FileGroup(file.Kind.Format, settings) { Folder = folder, IsSingleFile = folder is null };
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
    /// <param name="path">The folder's path.</param>
    /// <param name="rule">Why the files belong together; <see langword="null"/> when that shows.</param>
    public IEnumerable<GroupFound> Name(AssetPath path, GroupRule? rule = null)
    {
        foreach (var group in _groups.Values)
        {
            var isFolder = _groups.Count == 1 && path.Parts.Count > 0;
            yield return new GroupFound(isFolder ? path : path.Child("*" + FileKind.SuffixOf(group.Format)), group, rule ?? RuleOf(group));
        }
    }

    private static GroupRule RuleOf(FileGroup group) => group.Partitions.Keys.Count > 0 ? GroupRule.Partitions : GroupRule.Parts;
}
