using MetadataIngestion.Connectors.PostgreSql.Sessions;
using Npgsql;
using NpgsqlTypes;

namespace MetadataIngestion.Connectors.PostgreSql.Types;

/// <summary>Fetches the definitions of types that columns turn out to have, and of the types that those are made of.</summary>
internal sealed class TypeLoader(PostgresSession session, TypeDefinitions definitions)
{
    private const uint FirstUserOid = 16384;

    /// <summary>Fetches the types and all they are made of; the number of rounds is the depth of their nesting.</summary>
    public async Task LoadAsync(IEnumerable<uint> oids, CancellationToken cancellationToken)
    {
        var missing = Missing(oids);
        while (missing.Length > 0)
        {
            var loaded = await session.QueryAsync("types", ReadType, cancellationToken, PostgresSession.Oids(missing));
            loaded.ForEach(definitions.Add);
            var parts = await LoadPartsAsync(loaded, cancellationToken);
            // What is still unknown is no longer in the catalog; asking again would not end.
            missing = Missing(parts.Except(missing));
        }
    }

    /// <summary>Fetches how types of extensions write their modifiers.</summary>
    public async Task LoadModifiersAsync(IReadOnlyCollection<(uint Type, int Modifier)> columnTypes, CancellationToken cancellationToken)
    {
        var wanted = columnTypes.SelectMany(Innermost).Where(HasOwnModifiers).Distinct().ToArray();
        if (wanted.Length == 0)
            return;
        var rows = await session.QueryAsync(
            "type-modifiers",
            static row => (Type: row.Oid(0), Modifier: row.Int32(1), Text: row.Text(2)),
            cancellationToken,
            PostgresSession.Oids(Array.ConvertAll(wanted, pair => pair.Type)),
            new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Integer, Value = Array.ConvertAll(wanted, pair => pair.Modifier) });
        foreach (var (type, modifier, text) in rows)
            definitions.AddModifier(type, modifier, text.IndexOf('(', StringComparison.Ordinal) is >= 0 and var start ? text[start..] : string.Empty);
    }

    // Arrays hand their modifier on to their elements; domains have one of their own, and so have the members of composites.
    private IEnumerable<(uint Type, int Modifier)> Innermost((uint Type, int Modifier) column) => definitions.Find(column.Type) switch
    {
        { IsArray: true } array => Innermost((array.Element, column.Modifier)),
        { Kind: TypeRow.Domain } domain => Innermost((domain.BaseType, domain.Modifier)),
        { Kind: TypeRow.Composite } composite => definitions.MembersOf(composite.Oid).SelectMany(member => Innermost((member.Type, member.Modifier))),
        _ => [column],
    };

    private bool HasOwnModifiers((uint Type, int Modifier) column) =>
        column.Modifier >= 0 && definitions.Find(column.Type) is { Kind: TypeRow.Base, IsBuiltIn: false };

    private uint[] Missing(IEnumerable<uint> oids) => [.. oids.Where(oid => oid != 0 && definitions.Find(oid) is null).Distinct()];

    private async Task<List<uint>> LoadPartsAsync(List<TypeRow> types, CancellationToken cancellationToken)
    {
        var parts = new List<uint>();
        foreach (var type in types)
        {
            if (type.IsArray)
                parts.Add(type.Element);
            if (type.Kind == TypeRow.Domain)
                parts.Add(type.BaseType);
        }

        await LoadEnumsAsync(OfKind(types, TypeRow.Enumeration), cancellationToken);
        await LoadDomainsAsync(OfKind(types, TypeRow.Domain), cancellationToken);
        await LoadCompositesAsync(OfKind(types, TypeRow.Composite), parts, cancellationToken);
        await LoadRangesAsync([.. OfKind(types, TypeRow.Range), .. OfKind(types, TypeRow.Multirange)], parts, cancellationToken);
        return parts;
    }

    private static uint[] OfKind(List<TypeRow> types, char kind) => [.. types.Where(type => type.Kind == kind).Select(type => type.Oid)];

    private async Task LoadEnumsAsync(uint[] types, CancellationToken cancellationToken)
    {
        if (types.Length == 0)
            return;
        foreach (var (type, label) in await session.QueryAsync(
            "enum-labels", static row => (row.Oid(0), row.Text(1)), cancellationToken, PostgresSession.Oids(types)))
            definitions.AddLabel(type, label);
    }

    private async Task LoadDomainsAsync(uint[] types, CancellationToken cancellationToken)
    {
        // The domains of information_schema are the only ones of the system and have nothing to say.
        if (!types.Any(type => type >= FirstUserOid))
            return;
        foreach (var (type, name, expression) in await session.QueryAsync(
            "domain-constraints", static row => (row.Oid(0), row.Text(1), row.OptionalText(2)), cancellationToken, PostgresSession.Oids(types)))
            definitions.AddConstraint(type, name, expression ?? string.Empty);
    }

    private async Task LoadCompositesAsync(uint[] types, List<uint> parts, CancellationToken cancellationToken)
    {
        if (types.Length == 0)
            return;
        foreach (var member in await session.QueryAsync("composite-members", ReadMember, cancellationToken, PostgresSession.Oids(types)))
        {
            definitions.AddMember(member);
            parts.Add(member.Type);
        }
    }

    private async Task LoadRangesAsync(uint[] types, List<uint> parts, CancellationToken cancellationToken)
    {
        if (types.Length == 0)
            return;
        foreach (var (type, bound) in await session.QueryAsync(
            "ranges", static row => (row.Oid(0), row.Oid(1)), cancellationToken, PostgresSession.Oids(types)))
        {
            definitions.AddBound(type, bound);
            parts.Add(bound);
        }
    }

    private static TypeRow ReadType(Row row) => new(row.Oid(0), row.Text(1), row.Text(2), row.Char(3), row.Char(4))
    {
        Relation = row.Oid(5),
        Element = row.Oid(6),
        BaseType = row.Oid(7),
        Modifier = row.Int32(8),
        NotNull = row.Boolean(9),
        Collation = row.Oid(10),
        Default = row.OptionalText(11),
        Comment = row.OptionalText(12),
    };

    private static CompositeMemberRow ReadMember(Row row) =>
        new(row.Oid(0), row.Int16(1), row.Text(2), row.Oid(3), row.Int32(4), row.OptionalText(5));
}
