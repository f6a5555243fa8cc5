using MetadataIngestion.Core.Proposals;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Mesh.Addressing;

namespace MetadataIngestion.Mesh.Products;

/// <summary>Finds the datasets of products among what the store knows of all sources.</summary>
internal sealed class ProductInventory(IReadOnlyList<DataProduct> products)
{
    private const string ContractPart = "contract ";

    private readonly Dictionary<DataProduct, ProductMembers> _members = products.ToDictionary(product => product, _ => new ProductMembers());

    public ProductMembers MembersOf(DataProduct product) => _members[product];

    /// <summary>Why a dataset that was found belongs to products.</summary>
    public IEnumerable<ProductReason> Explain(string urn, string[] address)
    {
        foreach (var product in products.Where(product => _members[product].Listed.ContainsKey(urn)))
        {
            var isOutputPort = _members[product].Listed[urn];
            var claim = (isOutputPort ? product.OutputPorts : product.Assets).FirstOrDefault(claim => claim.Pattern.IsMatch(address));
            yield return new ProductReason(product, isOutputPort, claim?.ToString() ?? $"one of the contracts {string.Join(", ", product.Contracts)} ({product.Place})");
        }
    }

    /// <summary>Looks through a source.</summary>
    public async Task ReadAsync(string source, IRunSession session, CancellationToken cancellationToken)
    {
        var contracted = new Dictionary<string, List<DataProduct>>(StringComparer.Ordinal);
        if (products.Any(product => product.Contracts.Count > 0))
        {
            await foreach (var entity in session.ReadLiveEntitiesAsync(cancellationToken))
                NoteContract(entity.Key, contracted);
        }

        await foreach (var entity in session.ReadLiveEntitiesAsync(cancellationToken))
        {
            if (entity.Key.EntityType == EntityTypes.Dataset)
                Place(source, entity.Key, contracted.GetValueOrDefault(entity.Key.Path) ?? []);
        }
    }

    /// <summary>A contract's entity lies beside the dataset that it is about, under the contract's id.</summary>
    private void NoteContract(EntityKey key, Dictionary<string, List<DataProduct>> contracted)
    {
        if (key.EntityType != EntityTypes.DataContract)
            return;

        var dataset = PathKey.Parent(key.Path).ToString();
        var name = key.Path[(dataset.Length + 1)..];
        foreach (var product in products.Where(product => product.Contracts.Any(id => name == ContractPart + id)))
        {
            if (!contracted.TryGetValue(dataset, out var list))
                contracted.Add(dataset, list = []);
            list.Add(product);
        }
    }

    private void Place(string source, EntityKey dataset, List<DataProduct> offering)
    {
        var address = AssetAddress.Of(source, dataset.Path);
        foreach (var product in products)
        {
            if (offering.Contains(product) || product.OutputPorts.Any(claim => claim.Pattern.IsMatch(address)))
                _members[product].Add(dataset.Urn, isOutputPort: true);
            else if (product.Assets.Any(claim => claim.Pattern.IsMatch(address)))
                _members[product].Add(dataset.Urn, isOutputPort: false);
        }
    }
}
