using System.Text.Json.Serialization;

namespace MetadataIngestion.Core.Storing;

/// <summary>The JSON form in which a store keeps what workers report.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(WorkerReport))]
public sealed partial class WorkerReportJson : JsonSerializerContext;
