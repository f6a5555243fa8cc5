using System.Globalization;

namespace MetadataIngestion.Connectors.PostgreSql.Assets;

/// <summary>
/// The identities of one database's objects: cluster, database and oid. None where the cluster does not tell who it is, because oids
/// mean something within their cluster only.
/// </summary>
internal sealed class Identities(long? systemIdentifier, uint database)
{
    private readonly string? _prefix = systemIdentifier is { } cluster
        ? string.Create(CultureInfo.InvariantCulture, $"{(ulong)cluster}/{database}")
        : null;

    public string? OfDatabase() => _prefix;

    public string? OfRelation(uint oid) => Of("/", oid);

    public string? OfSchema(uint oid) => Of("/schema/", oid);

    public string? OfRoutine(uint oid) => Of("/routine/", oid);

    private string? Of(string kind, uint oid) =>
        _prefix is null ? null : string.Concat(_prefix, kind, oid.ToString(CultureInfo.InvariantCulture));
}
