using MetadataIngestion.Connectors.FileLake.Columns;

namespace MetadataIngestion.Connectors.FileLake.Avro;

/// <summary>A type, and whether a union adds null to it.</summary>
internal readonly record struct AvroType(ColumnType Type, bool IsNullable = false);
