using MetadataIngestion.Core.Proposals;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Mesh.Addressing;
using MetadataIngestion.Mesh.Ownership;
using MetadataIngestion.Mesh.Products;
using MetadataIngestion.Mesh.Proposing;

namespace MetadataIngestion.Mesh.Explaining;

/// <summary>Says where in the files of the mesh something comes from.</summary>
internal sealed class MeshExplanation(MeshCatalog catalog)
{
    /// <summary>Explains a domain or data product; <see langword="null"/> when the URN is of neither, or the files describe none.</summary>
    public IReadOnlyList<Reason>? Of(string urn)
    {
        if (catalog.DomainTree.Domains.FirstOrDefault(domain => Urn.Domain(domain.Id) == urn) is { } domain)
        {
            return
            [
                new Reason("domain", domain.Name ?? domain.Id, domain.Place.ToString()),
                .. domain.Parent is { } parent ? [new Reason("parent", Urn.Domain(parent), catalog.DomainTree.Find(parent)!.Place.ToString())] : Array.Empty<Reason>(),
                .. catalog.DomainTree.OwnersOf(domain).Select(OwnerReason),
                .. domain.Claims.Select(claim => new Reason("assets", claim.Pattern.Text, claim.Place.ToString())),
            ];
        }

        return catalog.ProductList.FirstOrDefault(product => MeshEntities.UrnOf(product) == urn) is { } found ? Of(found) : null;
    }

    /// <summary>The products that a dataset belongs to.</summary>
    /// <param name="urn">The dataset.</param>
    /// <param name="source">The source that has it.</param>
    /// <param name="pathKey">Its path, as the store keeps it.</param>
    /// <param name="session">A look at the source's state.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<IReadOnlyList<Reason>> ProductsOfAsync(string urn, string source, string pathKey, IRunSession session, CancellationToken cancellationToken)
    {
        var inventory = new ProductInventory(catalog.ProductList);
        await inventory.ReadAsync(source, session, cancellationToken);
        return [.. inventory.Explain(urn, AssetAddress.Of(source, pathKey)).Select(reason => new Reason(reason.IsOutputPort ? "output port of" : "part of", MeshEntities.UrnOf(reason.Product), reason.Why))];
    }

    private static IReadOnlyList<Reason> Of(DataProduct product) =>
    [
        new Reason("product", product.Name ?? product.Id, product.Place.ToString()),
        .. product.Domain is { } domain ? [new Reason("domain", Urn.Domain(domain), product.Place.ToString())] : Array.Empty<Reason>(),
        .. product.Owners.Select(OwnerReason),
        .. product.Assets.Select(claim => new Reason("assets", claim.Pattern.Text, claim.Place.ToString())),
        .. product.OutputPorts.Select(claim => new Reason("output ports", claim.Pattern.Text, claim.Place.ToString())),
        .. product.Contracts.Select(contract => new Reason("output ports", $"contract {contract}", product.Place.ToString())),
    ];

    private static Reason OwnerReason(AssignedOwner owner) => new("owner", $"{Urn.Owner(owner.ToEvidence(string.Empty))} ({owner.TypeUrn ?? owner.Type.ToString()})", owner.Place.ToString());
}
