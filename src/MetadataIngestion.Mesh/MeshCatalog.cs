using System.Security.Cryptography;
using System.Text;
using MetadataIngestion.Core.Transforming;
using MetadataIngestion.Mesh.Addressing;
using MetadataIngestion.Mesh.Classification;
using MetadataIngestion.Mesh.Domains;
using MetadataIngestion.Mesh.Findings;
using MetadataIngestion.Mesh.Ownership;
using MetadataIngestion.Mesh.Policies;
using MetadataIngestion.Mesh.Products;
using MetadataIngestion.Mesh.Sensitivity;
using MetadataIngestion.Mesh.Stewardship;

namespace MetadataIngestion.Mesh;

/// <summary>The domains, data products and owners of a configuration. Immutable, and safe to use from many threads.</summary>
public sealed class MeshCatalog
{
    internal MeshCatalog(DomainTree domains, IReadOnlyList<DataProduct> products) => (DomainTree, ProductList) = (domains, products);

    /// <summary>Nothing.</summary>
    public static MeshCatalog Empty { get; } = new(DomainTree.Empty, []);

    /// <summary>Whether every file could be used. Of one that could not, nobody knows what it said.</summary>
    public bool IsComplete { get; internal init; } = true;

    /// <summary>Differs between two catalogs when any of the files says something else.</summary>
    public string Fingerprint { get; internal init; } = string.Empty;

    /// <summary>What is not right with the files.</summary>
    public IReadOnlyList<MeshFinding> Findings { get; internal init; } = [];

    /// <summary>Whether there is anything that becomes an entity of its own, or ever could: a file that cannot be read may have held some.</summary>
    public bool HasEntities => DomainTree.Count + ProductList.Count > 0 || !IsComplete;

    /// <summary>Whether it says anything about who owns assets.</summary>
    internal bool HasOwners => OwnersFiles.Count > 0 || DomainTree.Domains.Any(domain => DomainTree.OwnersOf(domain).Count > 0);

    /// <summary>Whether someone cares who owns assets, so that those without an owner are worth a word.</summary>
    internal bool WatchesOwners => OwnersFiles.Count > 0 || People.Exists;

    /// <summary>How many domains there are.</summary>
    public int DomainCount => DomainTree.Count;

    /// <summary>How many data products there are.</summary>
    public int ProductCount => ProductList.Count;

    /// <summary>How many files say who owns what.</summary>
    public int OwnersFileCount => OwnersFiles.Count;

    internal DomainTree DomainTree { get; }

    /// <summary>The patterns by which files say something about assets; those of products are told of by themselves.</summary>
    internal IEnumerable<AssetClaim> Claims =>
    [
        .. OwnersFiles.SelectMany(file => file.Sections).SelectMany(section => section).Select(rule => rule.Claim),
        .. DomainTree.Domains.SelectMany(domain => domain.Claims),
        .. Classification.Rules.SelectMany(rule => rule.Assets),
    ];

    /// <summary>Who owns what, everyone's file first.</summary>
    internal IReadOnlyList<OwnersFile> OwnersFiles { get; init; } = [];

    /// <summary>What is to be done about sensitive data; <see langword="null"/> for nothing.</summary>
    internal SensitivitySettings? Sensitivity { get; init; }

    /// <summary>Which tags and terms go to what.</summary>
    internal ClassificationRules Classification { get; init; } = ClassificationRules.None;

    internal PeopleDirectory People { get; init; } = PeopleDirectory.None;

    internal IReadOnlyList<DataProduct> ProductList { get; }

    /// <summary>Reads the files below a folder.</summary>
    /// <param name="directory">The folder.</param>
    /// <param name="name">How people know a file.</param>
    /// <param name="snapshot">The file with what was last read of an LDAP directory; <see langword="null"/> when none is used.</param>
    /// <exception cref="IOException">A folder cannot be listed.</exception>
    /// <exception cref="UnauthorizedAccessException">A folder may not be listed.</exception>
    public static MeshCatalog Read(string directory, Func<string, string> name, string? snapshot = null) => new MeshCatalogReader(directory, name, snapshot).Read();

    /// <summary>What the mesh has to say about the assets of one run of a source; it keeps counts, so each run needs its own.</summary>
    /// <param name="source">The source's name in the configuration.</param>
    /// <param name="precedence">Which evidence of ownership counts.</param>
    /// <param name="today">The day, on which exceptions may be over.</param>
    /// <param name="policies">Their patterns are looked after too.</param>
    public MeshStewardship Steward(string source, OwnerPrecedence precedence, DateOnly today, PolicyCatalog policies) => new(this, source, precedence, today, policies);

    internal static string FingerprintOf(IEnumerable<string> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var text in files)
            hash.AppendData(Encoding.UTF8.GetBytes(text + "\0"));

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
