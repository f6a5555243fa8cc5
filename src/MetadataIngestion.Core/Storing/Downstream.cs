namespace MetadataIngestion.Core.Storing;

/// <summary>An entity that is reached from another one by following who depends on whom.</summary>
/// <param name="Urn">Its URN.</param>
/// <param name="EntityType">Its type in DataHub's registry.</param>
/// <param name="Distance">How many steps it is away at least; 1 for one that depends on the other directly.</param>
public sealed record Downstream(string Urn, string EntityType, int Distance);
