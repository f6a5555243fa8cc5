using MetadataIngestion.Abstractions;
using MetadataIngestion.Mesh.Contracts.Model;

namespace MetadataIngestion.Mesh.Contracts.Binding;

/// <summary>A dataset that is found by its place in an object store or a file system.</summary>
internal sealed class LocatedTarget : ContractTarget
{
    private const string Model = "{model}";

    private readonly string[] _names;
    private readonly bool _isLocal;

    public LocatedTarget(Contract contract, ContractServer server, ContractSchema schema)
        : base(contract, server, schema)
    {
        var location = server.Location ?? string.Empty;
        var place = location.Contains(Model, StringComparison.Ordinal) ? location.Replace(Model, schema.Physical, StringComparison.Ordinal)
            : schema.PhysicalName is { } name && contract.Schemas.Count > 1 ? $"{location.TrimEnd('/')}/{name}"
            : location;
        _names = StorePlatforms.NamesOf(place);
        _isLocal = StorePlatforms.Of(server) == StorePlatforms.Local;
    }

    // A dataset of many files is known by its folder, or by the pattern that the files' names follow.
    public override IReadOnlyList<string> LastNames => [.. Candidates().Where(names => names.Length > 0).Select(names => names[^1])];

    public override string Wanted => string.Join('/', _names);

    // A source of local files begins at a folder of its own, so only the end of the place is told by its paths.
    public override bool Matches(AssetPath path) => path.Platform == Platform && Candidates().Any(names => _isLocal
        ? path.Parts.Count > 0 && path.Parts.Count <= names.Length && names.AsSpan(names.Length - path.Parts.Count).SequenceEqual([.. path.Parts])
        : path.Parts.SequenceEqual(names));

    public override int? Depth => _isLocal ? null : Candidates().Last().Length;

    public override AssetPath? PathIn(AssetPath root) => _isLocal ? null : root.Child([.. Candidates().Last()]);

    // What is inside a dataset are its partitions.
    public override bool MayBeIn(AssetPath container)
    {
        var names = Candidates().Last();
        return Enumerable.Range(0, _isLocal ? names.Length : 1).Any(start => names.Skip(start).Zip(container.Parts).All(pair => pair.First == pair.Second));
    }

    private IEnumerable<string[]> Candidates()
    {
        yield return _names;
        var end = Array.FindIndex(_names, name => name.Contains('*', StringComparison.Ordinal));
        if (end > 0)
            yield return _names[..end];
    }
}
