using MetadataIngestion.Abstractions;
using MetadataIngestion.Mesh.Contracts.Model;

namespace MetadataIngestion.Mesh.Contracts.Binding;

/// <summary>A dataset that is found by its name and, where the contract says them, those of its database and schema.</summary>
internal sealed class NamedTarget : ContractTarget
{
    private readonly List<string> _names;

    public NamedTarget(Contract contract, ContractServer server, ContractSchema schema)
        : base(contract, server, schema)
    {
        var isTopic = server.Type == "kafka";
        _names = isTopic ? [schema.Physical] : [.. schema.Physical.Split('.')];
        if (!isTopic && _names.Count == 1 && server.Schema is { } inSchema)
            _names.Insert(0, inSchema);
        if (!isTopic && _names.Count == 2 && server.Database is { } database)
            _names.Insert(0, database);
        Depth = isTopic || _names.Count == 3 ? _names.Count : null;
    }

    public override IReadOnlyList<string> LastNames => [_names[^1]];

    public override string Wanted => string.Join('.', _names);

    public override int? Depth { get; }

    public override bool Matches(AssetPath path) =>
        path.Platform == Platform
        && (Depth is { } depth ? path.Parts.Count == depth : path.Parts.Count >= _names.Count)
        && path.Parts.Skip(path.Parts.Count - _names.Count).SequenceEqual(_names, Names.ComparerOf(Platform));

    public override AssetPath? PathIn(AssetPath root) => Depth is not null ? root.Child([.. _names]) : null;

    public override bool MayBeIn(AssetPath container) =>
        Depth is null || (container.Parts.Count < Depth && container.Parts.SequenceEqual(_names.Take(container.Parts.Count), Names.ComparerOf(Platform)));
}
