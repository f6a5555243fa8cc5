using System.Text.Json.Serialization;

namespace MetadataIngestion.Connectors.FileLake.Memory;

/// <summary>How remembered datasets and files are written.</summary>
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    MaxDepth = 1000, // shapes of JSON nest several levels for each of their own
    Converters = [typeof(AssetPathConverter), typeof(FieldConverter), typeof(DataTypeConverter), typeof(FieldStatisticsConverter), typeof(JsonShapeConverter)])]
[JsonSerializable(typeof(RememberedDataset))]
[JsonSerializable(typeof(List<RememberedFile>))]
internal sealed partial class MemoryJson : JsonSerializerContext;
