using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.SqlServer.Catalog;

namespace MetadataIngestion.Connectors.SqlServer.Assets;

/// <summary>Turns principals into evidence of ownership. Few combinations occur, so each is made once.</summary>
internal sealed class OwnerFinder(IReadOnlyDictionary<int, Principal> principals, string? databaseOwner)
{
    private readonly Dictionary<(string Kind, int? Owner, int? Outer), IReadOnlyList<OwnerEvidence>> _known = [];

    public IReadOnlyList<OwnerEvidence> OfDatabase() =>
        databaseOwner is null ? [] : [new OwnerEvidence(databaseOwner, "owner of the database")];

    public IReadOnlyList<OwnerEvidence> OfSchema(Schema schema) => Remember("schema", schema.PrincipalId, null);

    /// <summary>The owner of an object where it has one of its own, else that of its schema.</summary>
    public IReadOnlyList<OwnerEvidence> Of(string kind, int? owner, Schema schema) => Remember(kind, owner, schema.PrincipalId);

    private IReadOnlyList<OwnerEvidence> Remember(string kind, int? owner, int? outer)
    {
        if (!_known.TryGetValue((kind, owner, outer), out var owners))
            _known[(kind, owner, outer)] = owners = Find(kind, owner, outer);
        return owners;
    }

    private List<OwnerEvidence> Find(string kind, int? owner, int? outer)
    {
        var owners = new List<OwnerEvidence>(2);
        Add(owners, owner, $"owner of the {kind}");
        Add(owners, outer, "owner of the schema");
        return owners;
    }

    // A principal that was dropped, or that the login may not see, is no evidence.
    private void Add(List<OwnerEvidence> owners, int? id, string foundIn)
    {
        if (id is null || !principals.TryGetValue(id.Value, out var principal))
            return;
        var evidence = principal.Name == Principal.DatabaseOwner && databaseOwner is not null
            ? new OwnerEvidence(databaseOwner, $"{foundIn} (dbo, the owner of the database)")
            : new OwnerEvidence(principal.Name, foundIn) { Kind = principal.Kind };
        if (!owners.Exists(known => known.Principal == evidence.Principal))
            owners.Add(evidence);
    }
}
