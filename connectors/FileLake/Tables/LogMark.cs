using System.Globalization;
using MetadataIngestion.Connectors.FileLake.Layout;
using MetadataIngestion.Connectors.FileLake.Storage;

namespace MetadataIngestion.Connectors.FileLake.Tables;

/// <summary>A mark of the files in a log, in whatever order they are listed.</summary>
internal sealed class LogMark
{
    private ulong _sum;

    /// <summary>The mark of one file.</summary>
    public static string Of(StoreEntry file) =>
        string.Create(CultureInfo.InvariantCulture, $"{file.Name}/{file.Size}/{file.Version ?? file.Modified.UtcTicks.ToString(CultureInfo.InvariantCulture)}");

    public void Add(StoreEntry file) => _sum = unchecked(_sum + StableHash.Of(Of(file)));

    public override string ToString() => _sum.ToString("x", CultureInfo.InvariantCulture);
}
