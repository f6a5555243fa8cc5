using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace MetadataIngestion.Mesh.Parts;

/// <summary>The form in which inspectors pass on what they found in a part of a source.</summary>
[JsonSerializable(typeof(SavedPath))]
[JsonSerializable(typeof(IReadOnlyList<SavedTally>))]
[JsonSerializable(typeof(IReadOnlyList<SavedShare>))]
[JsonSerializable(typeof(SavedOwners))]
[JsonSerializable(typeof(SavedClassification))]
[JsonSerializable(typeof(IReadOnlyList<SavedContract>))]
internal sealed partial class PartJson : JsonSerializerContext
{
    public static ReadOnlyMemory<byte> Save<T>(T value, JsonTypeInfo<T> type) => JsonSerializer.SerializeToUtf8Bytes(value, type);

    public static T Read<T>(ReadOnlyMemory<byte> saved, JsonTypeInfo<T> type) => JsonSerializer.Deserialize(saved.Span, type)!;
}
