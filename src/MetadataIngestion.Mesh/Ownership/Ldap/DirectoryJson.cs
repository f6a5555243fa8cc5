using System.Text.Json.Serialization;

namespace MetadataIngestion.Mesh.Ownership.Ldap;

/// <summary>Snapshots as they are kept.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DirectorySnapshot))]
internal sealed partial class DirectoryJson : JsonSerializerContext;
