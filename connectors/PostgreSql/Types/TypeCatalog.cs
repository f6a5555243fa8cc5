using MetadataIngestion.Connectors.PostgreSql.Sessions;

namespace MetadataIngestion.Connectors.PostgreSql.Types;

/// <summary>Maps the types of one database's columns, each type and modifier once.</summary>
internal sealed class TypeCatalog
{
    private readonly Dictionary<(uint Type, int Modifier), ColumnType> _mapped = [];
    private readonly HashSet<(uint Type, int Modifier)> _missing = [];
    private readonly TypeMapper _mapper;
    private readonly TypeLoader _loader;

    public TypeCatalog(PostgresSession session)
    {
        var definitions = new TypeDefinitions();
        _mapper = new TypeMapper(definitions);
        _loader = new TypeLoader(session, definitions);
    }

    public bool HasMissing => _missing.Count > 0;

    /// <summary>The type, or null and a note that <see cref="LoadMissingAsync"/> is to be called.</summary>
    public ColumnType? Find(uint type, int modifier)
    {
        if (_mapped.TryGetValue((type, modifier), out var mapped))
            return mapped;
        _missing.Add((type, modifier));
        return null;
    }

    public async Task LoadMissingAsync(CancellationToken cancellationToken)
    {
        await _loader.LoadAsync(_missing.Select(missing => missing.Type), cancellationToken);
        await _loader.LoadModifiersAsync(_missing, cancellationToken);
        foreach (var (type, modifier) in _missing)
            _mapped[(type, modifier)] = _mapper.Map(type, modifier);
        _missing.Clear();
    }
}
