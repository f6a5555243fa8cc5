using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Connectors.FileLake.Layout;

/// <summary>The files that path specifications gather under one dataset's path. The first specification to name the path owns it.</summary>
internal sealed class TableFiles(PathSpec owner, AssetPath path, string? folder, string? displayName, GroupSettings settings)
{
    private readonly FormatGroups _groups = new(folder, settings);

    public void Add(PathSpec spec, LakeFile file, IReadOnlyList<PartitionValue> partition)
    {
        // Specifications may overlap; without an owner a file that two of them match would count twice.
        if (ReferenceEquals(spec, owner))
        {
            _groups.Add(file, partition);
        }
    }

    public IEnumerable<GroupFound> Name(IReadOnlyList<AssetPath> unlisted)
    {
        _groups.MarkPartial(unlisted.Any(failed => failed.IsWithin(path)));
        return _groups.Name(path, GroupRule.PathSpec(owner.Include)).Select(found => found with { DisplayName = displayName });
    }
}
