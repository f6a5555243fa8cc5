using System.Text.Json;
using MetadataIngestion.Connectors.FileLake.Tables;

namespace MetadataIngestion.Connectors.FileLake.Hudi;

/// <summary>A file that a commit wrote.</summary>
/// <param name="Group">Tells the group of files that it belongs to: the versions of some records, with the logs of their changes.</param>
/// <param name="Path">Where it is, from the table's folder on.</param>
/// <param name="Rows">The records in it; <see langword="null"/> when the commit does not say.</param>
/// <param name="Size">Its bytes; <see langword="null"/> when the commit does not say.</param>
internal sealed record HudiWrite((string Partition, string File) Group, string Path, long? Rows, long? Size)
{
    /// <summary>Whether it holds changes, not the records themselves.</summary>
    public bool IsLog => Path.Contains(".log.", StringComparison.Ordinal);

    /// <returns>The file; <see langword="null"/> for what names none.</returns>
    public static HudiWrite? Read(string partition, JsonElement write) => write.Text("fileId") is { } file && write.Text("path") is { Length: > 0 } path
        ? new HudiWrite((partition, file), path, Known(write.Integer("numWrites")), Known(write.Integer("fileSizeInBytes")))
        : null;

    private static long? Known(long? number) => number >= 0 ? number : null;
}
