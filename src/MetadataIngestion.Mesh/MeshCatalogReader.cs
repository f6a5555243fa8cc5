using MetadataIngestion.Mesh.Classification;
using MetadataIngestion.Mesh.Contracts.Reading;
using MetadataIngestion.Mesh.Domains;
using MetadataIngestion.Mesh.Findings;
using MetadataIngestion.Mesh.Ownership;
using MetadataIngestion.Mesh.Ownership.Ldap;
using MetadataIngestion.Mesh.Products;
using MetadataIngestion.Mesh.Sensitivity;

namespace MetadataIngestion.Mesh;

/// <summary>Reads the files of the mesh but for contracts and brings them together.</summary>
internal sealed class MeshCatalogReader(string directory, Func<string, string> name, string? snapshot)
{
    private readonly List<MeshFinding> _findings = [];
    private readonly List<string> _texts = [];
    private bool _complete = true;

    public MeshCatalog Read()
    {
        var domains = DomainTree.Build(MeshFiles.FindDomains(directory).SelectMany(ReadDomains).ToList(), _findings);
        var products = Distinct(MeshFiles.FindProducts(directory).Select(ReadProduct).OfType<DataProduct>().ToList(), domains);
        var people = ReadAllPeople();
        var owners = MeshFiles.FindOwners(directory).Select(file => ReadOwners(file, people)).OfType<OwnersFile>().ToList();
        var sensitivity = MeshFiles.FindSensitivity(directory).Select(ReadSensitivity).OfType<SensitivitySettings>().FirstOrDefault();
        var classification = ClassificationRules.Join(MeshFiles.FindClassification(directory).Select(ReadClassification).OfType<ClassificationRules>());
        new NamedOwnerCheck(people, _findings).Check(domains, products, owners);
        return _texts.Count == 0 ? MeshCatalog.Empty : new MeshCatalog(domains, products)
        {
            IsComplete = _complete,
            OwnersFiles = owners,
            People = people,
            Sensitivity = sensitivity,
            Classification = classification,
            Findings = _findings,
            Fingerprint = MeshCatalog.FingerprintOf([.. _texts, .. _findings.Select(finding => $"{finding.Place} {finding.Message}")]),
        };
    }

    private IReadOnlyList<Domain> ReadDomains(string file) => Use(file, findings =>
        MeshFiles.DomainOf(directory, file) is { } folder ? DomainReader.ReadOne(file, folder, findings) : DomainReader.ReadList(file, findings)) ?? [];

    private DataProduct? ReadProduct(string file) => Use(file, findings => ProductReader.Read(file, MeshFiles.DomainOf(directory, file), findings));

    private PeopleDirectory? ReadPeople(string file) => Use(file, findings => DirectoryReader.Read(file, findings));

    /// <summary>Where half of the directory is not known, nobody can say who is missing from it.</summary>
    private PeopleDirectory ReadAllPeople()
    {
        var written = MeshFiles.FindPeople(directory).Select(ReadPeople).OfType<PeopleDirectory>().FirstOrDefault() ?? PeopleDirectory.None;
        if (snapshot is null)
            return written;
        if (File.Exists(snapshot))
            return Use(snapshot, findings => DirectorySnapshot.Read(snapshot, findings)) is { } read ? written.With(read) : PeopleDirectory.None;

        _complete = false;
        _texts.Add(snapshot);
        _findings.Add(new MeshFinding(
            OwnershipCodes.Stale, FindingLevel.Warning, name(snapshot), 0, 0, "The LDAP directory was never read, so nobody knows who left.", "Let the service run, or crawl; the reason why it cannot be read is told there."));
        return PeopleDirectory.None;
    }

    private SensitivitySettings? ReadSensitivity(string file) => Use(file, findings => SensitivitySettings.Read(file, findings));

    private ClassificationRules? ReadClassification(string file) => Use(file, findings => ClassificationReader.Read(file, MeshFiles.DomainOf(directory, file), findings));

    private OwnersFile? ReadOwners(string file, PeopleDirectory people) =>
        Use(file, findings => OwnersReader.Read(file, MeshFiles.DomainOf(directory, file), people, findings));

    private T? Use<T>(string file, Func<FindingList, T?> read)
        where T : class
    {
        var findings = new FindingList(name(file));
        var result = read(findings);
        _findings.AddRange(findings.Findings);
        _complete &= result is not null;
        _texts.Add(findings.File);
        _texts.Add(TextOf(file));
        return result;
    }

    // What cannot be read is a finding already.
    private static string TextOf(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return string.Empty;
        }
    }

    private List<DataProduct> Distinct(List<DataProduct> read, DomainTree domains)
    {
        var products = new List<DataProduct>();
        foreach (var product in read)
        {
            if (products.Find(other => other.Id == product.Id) is { } same)
            {
                Note(ProductCodes.Repeated, FindingLevel.Error, product, $"The product {product.Id} is described at {same.Place} already; this file is left out.", "Give one of the two another id.");
                continue;
            }

            products.Add(WithDomain(product, domains));
        }

        return products;
    }

    private DataProduct WithDomain(DataProduct product, DomainTree domains)
    {
        var domain = product.Domain is { } id ? domains.Find(id) : null;
        if (product.Domain is not null && domain is null)
            Note(ProductCodes.UnknownDomain, FindingLevel.Error, product, $"The product {product.Id} belongs to the domain {product.Domain}, which no file describes; it is in no domain.", "Correct the domain, or describe it in domains.yaml or in a domain.yaml.");

        var owners = product.Owners.Count > 0 || domain is null ? product.Owners : domains.OwnersOf(domain);
        if (owners.Count == 0)
            Note(ProductCodes.Ownerless, FindingLevel.Warning, product, $"The product {product.Id} has no owner.", "Name a person or group under owners, or in its domain.");
        return product with { Domain = domain?.Id, Owners = owners };
    }

    private void Note(string code, FindingLevel level, DataProduct product, string message, string remedy) =>
        _findings.Add(DomainMerge.Finding(code, level, product.Place, message, remedy));
}
