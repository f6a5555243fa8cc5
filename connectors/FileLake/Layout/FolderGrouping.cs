using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake.Storage;

namespace MetadataIngestion.Connectors.FileLake.Layout;

/// <summary>
/// Groups the files of one folder by their names. When all files of a format are numbered parts they are the folder's contents;
/// otherwise files that differ only in dates and numbers make a dataset, and each other file is one.
/// </summary>
internal sealed class FolderGrouping(AssetPath path, FormatGroups contents, GroupSettings settings)
{
    private readonly List<GroupFound> _found = [];

    public IReadOnlyList<GroupFound> Group(IReadOnlyList<LakeFile> files)
    {
        foreach (var format in files.GroupBy(static file => file.Kind.Format))
        {
            if (contents.Contains(format.Key) || format.All(static file => FileStem.IsPartLike(FileStem.Of(file.Kind.BaseName))))
            {
                AddContents(format);
            }
            else
            {
                AddByStem(format);
            }
        }

        return [.. contents.Name(path).Concat(_found).OrderBy(static found => found.Path.Name, StringComparer.Ordinal)];
    }

    private void AddContents(IEnumerable<LakeFile> files)
    {
        foreach (var file in files)
        {
            contents.Add(file, []);
        }
    }

    private void AddByStem(IGrouping<FileFormat, LakeFile> files)
    {
        foreach (var like in files.GroupBy(static file => FileStem.Of(file.Kind.BaseName), StringComparer.Ordinal))
        {
            if (like.Key.Contains('*', StringComparison.Ordinal) && like.Skip(1).Any())
            {
                AddGroup($"{like.Key}.{FileKind.NameOf(files.Key)}", like, GroupRule.LikeNames);
            }
            else
            {
                AddEach(like);
            }
        }
    }

    private void AddEach(IEnumerable<LakeFile> files)
    {
        foreach (var file in files)
        {
            AddGroup(StorePath.NameOf(file.FullPath), [file], GroupRule.OwnName);
        }
    }

    private void AddGroup(string name, IEnumerable<LakeFile> files, GroupRule rule)
    {
        var group = new FileGroup(files.First().Kind.Format, settings) { IsSingleFile = rule == GroupRule.OwnName };
        foreach (var file in files)
        {
            group.Add(file, []);
        }

        _found.Add(new GroupFound(path.Child(name), group, rule));
    }
}
