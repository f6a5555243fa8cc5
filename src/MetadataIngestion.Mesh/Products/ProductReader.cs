using MetadataIngestion.Mesh.Addressing;
using MetadataIngestion.Mesh.Contracts.Reading;
using MetadataIngestion.Mesh.Files;
using MetadataIngestion.Mesh.Findings;
using MetadataIngestion.Mesh.Ownership;
using MetadataIngestion.Mesh.Yaml;

namespace MetadataIngestion.Mesh.Products;

/// <summary>Reads the files of data products: short ones, and those of the Open Data Product Standard.</summary>
internal static class ProductReader
{
    private static readonly string[] s_keys = ["id", "name", "description", "domain", "owners", "assets", "outputPorts"];

    /// <summary>Reads a product; <see langword="null"/> when the file cannot be used.</summary>
    /// <param name="path">The file.</param>
    /// <param name="domain">The domain in whose folder it lies; <see langword="null"/> for everyone's.</param>
    /// <param name="findings">Takes what is not right.</param>
    public static DataProduct? Read(string path, string? domain, FindingList findings)
    {
        if (MeshFile.ReadMapping(path, findings) is not { } root)
            return null;

        var product = root.Find("kind") is null && root.Find("apiVersion") is null
            ? ReadShort(root, Path.GetFileNameWithoutExtension(path), findings)
            : StandardProductReader.Read(root, findings);
        if (product is null)
            return null;

        if (product.Assets.Count + product.OutputPorts.Count + product.Contracts.Count == 0)
            findings.Add(ProductCodes.NoPatterns, FindingLevel.Warning, root.Position, $"Nothing says which datasets belong to the product {product.Id}.", "Add patterns under assets or outputPorts.");
        return product with { Domain = product.Domain ?? domain };
    }

    private static DataProduct? ReadShort(YamlMapping root, string name, FindingList findings)
    {
        KeyCheck.Check(root, findings, s_keys);
        var id = root.Text("id") ?? name;
        if (!EntityId.IsValid(id))
        {
            findings.Add(FileCodes.Missing, FindingLevel.Error, root.Position, $"\"{id}\" is no id of a data product.", "Give it an id of letters, digits, dots and dashes that it keeps.");
            return null;
        }

        return new DataProduct(id, new FilePlace(findings.File, root.Position.Line))
        {
            Name = root.Text("name"),
            Description = root.Text("description"),
            Domain = root.Text("domain"),
            Owners = OwnerListReader.Read(root, findings).Owners,
            Assets = ClaimReader.Read(root, "assets", findings),
            OutputPorts = ClaimReader.Read(root, "outputPorts", findings),
        };
    }
}
