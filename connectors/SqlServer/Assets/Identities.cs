using System.Globalization;
using MetadataIngestion.Connectors.SqlServer.Catalog;

namespace MetadataIngestion.Connectors.SqlServer.Assets;

/// <summary>
/// The identities of a database and its objects. An object's id may be used again after it was dropped, so the time of its creation is part of it;
/// a database is told by its id and its broker's, which a rename keeps.
/// </summary>
internal sealed class Identities(Database database)
{
    private readonly string _prefix = database.BrokerGuid is { } broker
        ? string.Create(CultureInfo.InvariantCulture, $"{database.Id}/{broker}")
        : database.Name;

    /// <summary>Null where the server does not tell the broker: the name alone does not survive a rename.</summary>
    public string? OfDatabase() => database.BrokerGuid is null ? null : _prefix;

    public string? OfObject(int objectId, DateTime? created) => created is null
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"{_prefix}/{objectId}/{created.Value:yyyyMMddHHmmssfff}");
}
