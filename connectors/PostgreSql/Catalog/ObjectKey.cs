namespace MetadataIngestion.Connectors.PostgreSql.Catalog;

/// <summary>An object by its kind and oid: oids are unique within a catalog only.</summary>
/// <param name="Kind">As the queries write it: schema, relation, routine, constraint, index, trigger, policy or rule.</param>
/// <param name="Oid">The oid.</param>
internal readonly record struct ObjectKey(string Kind, uint Oid);
