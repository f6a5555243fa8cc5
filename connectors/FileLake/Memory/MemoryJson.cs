using System.Text.Json.Serialization;

namespace MetadataIngestion.Connectors.FileLake.Memory;

/// <summary>How remembered datasets are written.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Converters = [typeof(AssetPathConverter)])]
[JsonSerializable(typeof(RememberedDataset))]
internal sealed partial class MemoryJson : JsonSerializerContext;
