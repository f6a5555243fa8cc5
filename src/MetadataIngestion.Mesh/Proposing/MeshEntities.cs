using System.Text.Json;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Inspecting;
using MetadataIngestion.Core.Proposals;
using MetadataIngestion.Core.Proposals.Encoders;
using MetadataIngestion.Mesh.Domains;
using MetadataIngestion.Mesh.Ownership;
using MetadataIngestion.Mesh.Products;

namespace MetadataIngestion.Mesh.Proposing;

/// <summary>Makes the entities that domains and products are in DataHub's model.</summary>
internal sealed class MeshEntities(AssetPath root)
{
    public DerivedEntity Of(Domain domain, IReadOnlyList<AssignedOwner> owners)
    {
        List<DerivedAspect> aspects =
        [
            JsonAspects.Write(AspectNames.DomainProperties, json =>
            {
                json.WriteStartObject("customProperties");
                json.WriteEndObject();
                json.WriteString("name", domain.Name ?? domain.Id);
                if (domain.Description is { } description)
                    json.WriteString("description", description);
                if (domain.Parent is { } parent)
                    json.WriteString("parentDomain", Urn.Domain(parent));
            }),
        ];
        AddOwnership(aspects, owners);
        return new DerivedEntity(Urn.Domain(domain.Id), EntityTypes.Domain, root, $"domain {domain.Id}", aspects);
    }

    public DerivedEntity Of(DataProduct product, ProductMembers members)
    {
        List<DerivedAspect> aspects = [JsonAspects.Write(AspectNames.DataProductProperties, json => WriteProduct(json, product, members))];
        AddOwnership(aspects, product.Owners);
        if (product.Domain is { } domain)
        {
            aspects.Add(JsonAspects.Write(AspectNames.Domains, json =>
            {
                json.WriteStartArray("domains");
                json.WriteStringValue(Urn.Domain(domain));
                json.WriteEndArray();
            }));
        }

        return new DerivedEntity(UrnOf(product), EntityTypes.DataProduct, root, $"product {product.Id}", aspects);
    }

    public static string UrnOf(DataProduct product) => "urn:li:dataProduct:" + product.Id;

    private static void WriteProduct(Utf8JsonWriter json, DataProduct product, ProductMembers members)
    {
        json.WriteStartObject("customProperties");
        foreach (var (key, value) in product.Properties)
            json.WriteString(key, value);
        json.WriteEndObject();
        json.WriteString("name", product.Name ?? product.Id);
        if (product.Description is { } description)
            json.WriteString("description", description);

        json.WriteStartArray("assets");
        foreach (var (urn, isOutputPort) in members.Listed)
        {
            json.WriteStartObject();
            json.WriteString("destinationUrn", urn);
            json.WriteBoolean("outputPort", isOutputPort);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void AddOwnership(List<DerivedAspect> aspects, IReadOnlyList<AssignedOwner> owners)
    {
        if (owners.Count > 0)
            aspects.Add(JsonAspects.Write(AspectNames.Ownership, json => OwnershipAspects.WriteOwnership(json, owners.Select(owner => owner.ToEvidence(owner.Place.ToString())))));
    }
}
