using System.Globalization;
using MetadataIngestion.Connectors.FileLake.Compression;
using MetadataIngestion.Connectors.FileLake.Layout;
using MetadataIngestion.Connectors.FileLake.Storage;
using MetadataIngestion.Connectors.FileLake.Tables;

namespace MetadataIngestion.Connectors.FileLake.Memory;

/// <summary>What a dataset looks like from outside: its files by name, size, time and version, and what describes it.</summary>
/// <param name="Sound">Changes whenever the dataset does, if nothing is wrong with it.</param>
/// <param name="Damaged">Changes whenever anything does that may mend the dataset, if something is wrong with it.</param>
internal sealed record DatasetMark(string Sound, string Damaged)
{
    /// <summary>How files are read: another build, other options or another library may find other things in the same files.</summary>
    public static string Reading(FileLakeOptions options) => string.Create(
        CultureInfo.InvariantCulture,
        $"{typeof(DatasetMark).Module.ModuleVersionId} {options.SchemaFrom} {options.MergeFieldsBy} {options.Header} {options.MaxRecords} {options.MaxBytes} {options.MaxFiles} {Zstandard.IsAvailable}");

    public static DatasetMark Of(GroupFound found, IEnumerable<StoreEntry> companions)
    {
        var group = found.Group;
        using var mark = new MarkWriter();
        mark.Add(found.DisplayName);
        mark.Add((long)group.Format);
        mark.Add((group.IsSingleFile ? 1 : 0) + (group.IsPartial ? 2 : 0));
        mark.Add(group.FileCount);
        mark.Add(group.EmptyFileCount);
        mark.Add(string.Join(',', group.Packings));
        mark.Add(group.SizeInBytes);
        mark.Add(unchecked((long)group.Partitions.Mark));
        Add(mark, group.Newest is { } newest ? [.. group.Samples, newest] : group.Samples);
        var text = End(mark, companions);
        return new DatasetMark(text, text);
    }

    public static DatasetMark Of(TableFound found, TableVersion version) => new(Of(found, version.Text), Of(found, $"{version.Text}/{version.Log}"));

    private static string Of(TableFound found, string version)
    {
        using var mark = new MarkWriter();
        mark.Add(found.Format.Name);
        mark.Add(version);
        return End(mark, found.Folder.Listing.Companions);
    }

    private static void Add(MarkWriter mark, IReadOnlyList<LakeFile> files)
    {
        string? folder = null;
        foreach (var file in files)
        {
            // Most files lie in the folder of the one before.
            if (!ReferenceEquals(folder, file.Folder))
            {
                folder = file.Folder;
                mark.Add(folder);
            }

            mark.Add(file.Entry);
        }
    }

    private static string End(MarkWriter mark, IEnumerable<StoreEntry> companions)
    {
        foreach (var companion in companions)
        {
            mark.Add(companion);
        }

        return mark.End();
    }
}
