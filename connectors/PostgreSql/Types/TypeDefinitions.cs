namespace MetadataIngestion.Connectors.PostgreSql.Types;

/// <summary>The types of one database that have been needed so far, with what belongs to them.</summary>
internal sealed class TypeDefinitions
{
    private readonly Dictionary<uint, TypeRow> _types = [];
    private readonly Dictionary<uint, List<string>> _labels = [];
    private readonly Dictionary<uint, List<CompositeMemberRow>> _members = [];
    private readonly Dictionary<uint, List<KeyValuePair<string, string>>> _constraints = [];
    private readonly Dictionary<uint, uint> _bounds = [];
    private readonly Dictionary<(uint Type, int Modifier), string> _modifiers = [];

    public TypeRow? Find(uint oid) => _types.GetValueOrDefault(oid);

    public IReadOnlyList<string> LabelsOf(uint type) => _labels.TryGetValue(type, out var labels) ? labels : [];

    public IReadOnlyList<CompositeMemberRow> MembersOf(uint type) => _members.TryGetValue(type, out var members) ? members : [];

    public IReadOnlyList<KeyValuePair<string, string>> ConstraintsOf(uint domain) =>
        _constraints.TryGetValue(domain, out var constraints) ? constraints : [];

    public uint? BoundOf(uint range) => _bounds.TryGetValue(range, out var bound) ? bound : null;

    /// <summary>The modifier as the type's extension writes it, such as <c>(Point,4326)</c>; empty for none.</summary>
    public string ModifierTextOf(uint type, int modifier) => _modifiers.GetValueOrDefault((type, modifier), string.Empty);

    public void Add(TypeRow type) => _types[type.Oid] = type;

    public void AddLabel(uint type, string label) => ListOf(_labels, type).Add(label);

    public void AddMember(CompositeMemberRow member) => ListOf(_members, member.Composite).Add(member);

    public void AddConstraint(uint domain, string name, string expression) => ListOf(_constraints, domain).Add(new(name, expression));

    public void AddBound(uint range, uint bound) => _bounds[range] = bound;

    public void AddModifier(uint type, int modifier, string text) => _modifiers[(type, modifier)] = text;

    private static List<T> ListOf<T>(Dictionary<uint, List<T>> lists, uint key)
    {
        if (!lists.TryGetValue(key, out var list))
            lists[key] = list = [];
        return list;
    }
}
