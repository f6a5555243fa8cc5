using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.PostgreSql.Catalog;

namespace MetadataIngestion.Connectors.PostgreSql.Assets;

/// <summary>Turns owner roles into evidence. Few combinations occur, so each is made once.</summary>
internal sealed class OwnerFinder(IReadOnlyDictionary<uint, Role> roles, uint databaseOwner)
{
    private readonly Dictionary<(string Kind, uint Owner, uint Outer), IReadOnlyList<OwnerEvidence>> _known = [];

    public IReadOnlyList<OwnerEvidence> OfDatabase() => Of("database", databaseOwner, 0);

    public IReadOnlyList<OwnerEvidence> OfSchema(Schema schema) => Of("schema", schema.Owner, 0);

    /// <summary>The owner of a table, view or routine, and after it that of the schema when it is another.</summary>
    public IReadOnlyList<OwnerEvidence> Of(string kind, uint owner, Schema schema) => Of(kind, owner, schema.Owner);

    private IReadOnlyList<OwnerEvidence> Of(string kind, uint owner, uint outer)
    {
        if (!_known.TryGetValue((kind, owner, outer), out var owners))
            _known[(kind, owner, outer)] = owners = Find(kind, owner, outer);
        return owners;
    }

    private List<OwnerEvidence> Find(string kind, uint owner, uint outer)
    {
        var owners = new List<OwnerEvidence>(2);
        Add(owners, owner, $"owner of the {kind}");
        if (outer != 0 && outer != owner)
            Add(owners, outer, "owner of the schema");
        return owners;
    }

    private void Add(List<OwnerEvidence> owners, uint oid, string foundIn)
    {
        if (!roles.TryGetValue(oid, out var role))
            return;
        if (role.Name == Role.DatabaseOwner && roles.TryGetValue(databaseOwner, out var real))
            (role, foundIn) = (real, $"{foundIn} ({Role.DatabaseOwner})");
        if (!owners.Exists(known => known.Principal == role.Name))
            owners.Add(new OwnerEvidence(role.Name, foundIn) { Kind = role.CanLogIn ? PrincipalKind.User : PrincipalKind.Group });
    }
}
