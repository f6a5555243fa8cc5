using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Connectors.FileLake.Layout;

/// <summary>
/// Groups the files of one folder by their names. When all files of a format are numbered parts they are the folder's contents;
/// otherwise files that differ only in dates and numbers make a dataset, and each other file is one. Keeps no file but those to be read.
/// </summary>
internal sealed class FolderGrouping(AssetPath path, FormatGroups contents, GroupSettings settings)
{
    private readonly HashSet<FileFormat> _named = [];
    private readonly Dictionary<(FileFormat Format, string Stem), (FileGroup Group, LakeFile First)> _byStem = [];
    private readonly List<GroupFound> _found = [];

    /// <param name="files">The folder's files; looked through twice.</param>
    public IReadOnlyList<GroupFound> Group(IEnumerable<LakeFile> files)
    {
        foreach (var file in files)
        {
            FindNamed(file);
        }

        foreach (var file in files)
        {
            Add(file);
        }

        foreach (var ((format, stem), (group, first)) in _byStem)
        {
            _found.Add(group.FileCount > 1
                ? new GroupFound(path.Child(stem + FileKind.SuffixOf(format)), group, GroupRule.LikeNames)
                : Alone(first));
        }

        return [.. contents.Name(path).Concat(_found).OrderBy(static found => found.Path.Name, StringComparer.Ordinal)];
    }

    /// <summary>Notes formats of which some file has a name of its own. What is partitioned has no such files.</summary>
    private void FindNamed(LakeFile file)
    {
        var format = file.Kind.Format;
        if (!_named.Contains(format) && !contents.Contains(format) && !FileStem.IsPart(file.Kind.BaseName))
        {
            _named.Add(format);
        }
    }

    private void Add(LakeFile file)
    {
        if (!_named.Contains(file.Kind.Format))
        {
            contents.Add(file, []);
            return;
        }

        var stem = FileStem.Of(file.Kind.BaseName);
        if (stem.Contains('*', StringComparison.Ordinal))
        {
            AddLike(stem, file);
        }
        else
        {
            _found.Add(Alone(file));
        }
    }

    private void AddLike(string stem, LakeFile file)
    {
        if (!_byStem.TryGetValue((file.Kind.Format, stem), out var like))
        {
            like = (new FileGroup(file.Kind.Format, settings), file);
            _byStem.Add((file.Kind.Format, stem), like);
        }

        like.Group.Add(file, []);
    }

    private GroupFound Alone(LakeFile file)
    {
        var group = new FileGroup(file.Kind.Format, settings) { IsSingleFile = true };
        group.Add(file, []);
        return new GroupFound(path.Child(file.Entry.Name), group, GroupRule.OwnName);
    }
}
