using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MetadataIngestion.Connectors.FileLake.Tables;

namespace MetadataIngestion.Connectors.FileLake.Delta;

/// <summary>A data file of a table. Of what may be long only a digest is kept, since a table may have millions.</summary>
/// <param name="Size">Its bytes; <see langword="null"/> when the log does not say.</param>
/// <param name="Rows">Its rows without those that its deletion vector deletes; <see langword="null"/> when it has no statistics.</param>
/// <param name="Partition">Tells its partition from others.</param>
internal readonly record struct DeltaFile(long? Size, long? Rows, UInt128 Partition)
{
    public static DeltaFile Read(JsonElement add) => new(add.Integer("size") is { } size and >= 0 ? size : null, RowsOf(add), Digest(PartitionText(add)));

    /// <summary>What tells a file from others: the same data with another deletion vector is another file.</summary>
    public static UInt128 KeyOf(JsonElement action)
    {
        var text = new StringBuilder(action.Text("path"));
        if (action.Structure("deletionVector") is { } vector)
        {
            text.Append('\n').Append(vector.Text("storageType")).Append(vector.Text("pathOrInlineDv")).Append('@').Append(vector.Integer("offset") ?? 0);
        }

        return Digest(text.ToString());
    }

    /// <summary>What files have together; <see langword="null"/> when it is not known of one of them.</summary>
    public static long? Sum(IEnumerable<DeltaFile> files, Func<DeltaFile, long?> part)
    {
        var sum = Int128.Zero;
        foreach (var file in files)
        {
            if (part(file) is not { } known)
                return null;

            sum += known;
        }

        return sum <= long.MaxValue ? (long)sum : null;
    }

    public static long CountPartitions(IEnumerable<DeltaFile> files) => files.Select(file => file.Partition).Distinct().LongCount();

    private static long? RowsOf(JsonElement add)
    {
        var physical = add.Structure("stats_parsed")?.Integer("numRecords") ?? Records(add.Text("stats"));
        var deleted = add.Structure("deletionVector")?.Integer("cardinality") ?? 0;
        return physical >= deleted && deleted >= 0 ? physical - deleted : null;
    }

    /// <summary>The number of records that statistics state, which are JSON inside of JSON and can be long.</summary>
    private static long? Records(string? statistics)
    {
        if (statistics is null)
            return null;

        try
        {
            var json = new Utf8JsonReader(Encoding.UTF8.GetBytes(statistics));
            while (json.Read())
            {
                if (json.CurrentDepth == 1 && json.TokenType == JsonTokenType.PropertyName && json.ValueTextEquals("numRecords"u8))
                    return json.Read() && json.TokenType == JsonTokenType.Number && json.TryGetInt64(out var records) ? records : null;
            }
        }
        catch (Exception exception) when (JsonMembers.IsDamage(exception))
        {
            // Statistics are optional: damaged ones are none.
        }

        return null;
    }

    private static string PartitionText(JsonElement add) =>
        string.Join('\n', add.Properties("partitionValues").Where(value => value.Value.Length > 0).Select(value => $"{value.Key}={value.Value}"));

    private static UInt128 Digest(string text) => BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
