using System.Text.Json;
using System.Text.Json.Serialization;

namespace MetadataIngestion.Core.Findings;

/// <summary>Findings as they are stored.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(OpenFinding))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
internal sealed partial class FindingJson : JsonSerializerContext
{
    public static byte[] Encode(OpenFinding finding) => JsonSerializer.SerializeToUtf8Bytes(finding, Default.OpenFinding);

    /// <summary>The finding; <see langword="null"/> when nothing is remembered.</summary>
    public static OpenFinding? Decode(ReadOnlyMemory<byte>? memo) => memo is { Length: > 0 } json ? JsonSerializer.Deserialize(json.Span, Default.OpenFinding) : null;
}
