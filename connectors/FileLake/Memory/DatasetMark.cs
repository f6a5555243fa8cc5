using System.Globalization;
using MetadataIngestion.Connectors.FileLake.Compression;
using MetadataIngestion.Connectors.FileLake.Layout;
using MetadataIngestion.Connectors.FileLake.Storage;

namespace MetadataIngestion.Connectors.FileLake.Memory;

/// <summary>What a dataset looks like from outside: its files by name, size, time and version, and what describes it.</summary>
internal static class DatasetMark
{
    /// <summary>How files are read: another build, other options or another library may find other things in the same files.</summary>
    public static string Reading(FileLakeOptions options) => string.Create(
        CultureInfo.InvariantCulture,
        $"{typeof(DatasetMark).Module.ModuleVersionId} {options.SchemaFrom} {options.MergeFieldsBy} {options.Header} {options.MaxRecords} {options.MaxBytes} {options.MaxFiles} {Zstandard.IsAvailable}");

    public static string Of(GroupFound found, IEnumerable<StoreEntry> companions)
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
        return End(mark, companions);
    }

    /// <param name="format">The format's name.</param>
    /// <param name="version">The table's version.</param>
    /// <param name="companions">What describes it.</param>
    public static string Of(string format, string version, IEnumerable<StoreEntry> companions)
    {
        using var mark = new MarkWriter();
        mark.Add(format);
        mark.Add(version);
        return End(mark, companions);
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
