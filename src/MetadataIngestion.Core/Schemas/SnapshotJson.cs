using System.Text.Json;
using System.Text.Json.Serialization;

namespace MetadataIngestion.Core.Schemas;

/// <summary>Snapshots as they are stored.</summary>
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, UseStringEnumConverter = true, Converters = [typeof(DataTypeConverter)])]
[JsonSerializable(typeof(SchemaSnapshot))]
internal sealed partial class SnapshotJson : JsonSerializerContext
{
    public static byte[] Encode(SchemaSnapshot snapshot) => JsonSerializer.SerializeToUtf8Bytes(snapshot, Default.SchemaSnapshot);

    /// <summary>The snapshot; <see langword="null"/> when there is none, or one in a form that cannot be compared with.</summary>
    public static SchemaSnapshot? Decode(ReadOnlyMemory<byte> memo)
    {
        // The memos of earlier versions have no form: they hold the identities of the fields alone.
        if (!memo.Span.StartsWith("{\"form\":"u8))
            return null;

        var snapshot = JsonSerializer.Deserialize(memo.Span, Default.SchemaSnapshot);
        return snapshot?.Form == Schemas.SchemaSnapshot.CurrentForm ? snapshot : null;
    }
}
