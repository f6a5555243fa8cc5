namespace MetadataIngestion.Abstractions;

/// <summary>An index of a dataset.</summary>
/// <param name="Name">The index's name.</param>
/// <param name="Definition">The index for people, without its name: <c>UNIQUE btree (a, lower(b)) INCLUDE (c) WHERE (d)</c>.</param>
public sealed record DatasetIndex(string Name, string Definition);
