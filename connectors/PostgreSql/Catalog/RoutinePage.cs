namespace MetadataIngestion.Connectors.PostgreSql.Catalog;

/// <summary>
/// Some routines, in the order of their oids; of those with a parsed body also the body and the relations that it depends on.
/// </summary>
internal sealed record RoutinePage(
    List<RoutineRow> Routines, IReadOnlyDictionary<uint, byte[]> Bodies, ILookup<uint, uint> Dependencies);
