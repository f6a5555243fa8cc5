namespace MetadataIngestion.Connectors.PostgreSql.Catalog;

/// <summary>A trigger as pg_trigger has it, with the columns that UPDATE OF names.</summary>
internal sealed record TriggerRow(
    uint Oid, string Name, short Type, char Enabled, string FunctionSchema, string Function, short[] Columns, bool HasCondition);
