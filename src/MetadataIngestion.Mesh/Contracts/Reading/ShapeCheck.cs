using MetadataIngestion.Mesh.Findings;
using MetadataIngestion.Mesh.Yaml;

namespace MetadataIngestion.Mesh.Contracts.Reading;

/// <summary>Compares a file with the shape that the standard publishes.</summary>
internal sealed class ShapeCheck(FindingList findings)
{
    public void Check(YamlMapping root) => CheckObject(root, ContractShape.Root, string.Empty);

    private void CheckObject(YamlMapping node, string name, string path)
    {
        var keys = ContractShape.KeysOf(name);
        foreach (var key in keys.Where(key => key.Required && node.Find(key.Name) is null))
            findings.Add(FindingCodes.Missing, FindingLevel.Warning, node.Position, $"{Within(path)} has no {key.Name}, which the standard requires.", $"Add {key.Name}.");

        foreach (var entry in node.Effective())
        {
            if (keys.FirstOrDefault(key => key.Name == entry.Key.Value) is { } key)
                CheckValue(entry.Value.Resolved, key, path.Length == 0 ? key.Name : $"{path}.{key.Name}");
            else
                NoteUnknown(entry.Key, path, keys);
        }

        CheckTerms(node, name, path);
    }

    private void NoteUnknown(YamlScalar key, string path, IReadOnlyList<ShapeKey> keys)
    {
        var similar = keys.FirstOrDefault(known => known.Name.Equals(key.Value, StringComparison.OrdinalIgnoreCase));
        findings.Add(
            FindingCodes.UnknownKey,
            FindingLevel.Warning,
            key.Position,
            $"{Within(path)} has the key {key.Value}, which the standard does not know. It is kept, and nothing acts upon it.",
            similar is null ? "Move it under customProperties." : $"Write {similar.Name}.");
    }

    private void CheckValue(YamlNode value, ShapeKey key, string path)
    {
        // Before version 3.1 a team was the list of its members.
        if (key is { Type: "team", IsList: false } && value is YamlSequence members)
            CheckItems(members, "member", path);
        else if (key.IsList && value is YamlSequence list)
            CheckItems(list, key.Type, path);
        else if (key.IsList)
            Refuse(value, path, "a list");
        else
            CheckOne(value, key.Type, path);
    }

    private void CheckItems(YamlSequence list, string type, string path)
    {
        for (var i = 0; i < list.Items.Count; i++)
            CheckOne(list.Items[i].Value.Resolved, type, FormattableString.Invariant($"{path}[{i}]"));
    }

    private void CheckOne(YamlNode value, string type, string path)
    {
        if (ContractShape.IsObject(type))
        {
            if (value is YamlMapping mapping)
                CheckObject(mapping, type, path);
            else
                Refuse(value, path, "a mapping");
        }
        else if (!Fits(value, type))
        {
            Refuse(value, path, type switch { "number" => "a number", "flag" => "true or false", _ => "text; quote it" });
        }
    }

    private static bool Fits(YamlNode value, string type) => type switch
    {
        "any" => true,
        "number" => value is YamlScalar { Kind: YamlScalarKind.Number },
        "flag" => value is YamlScalar { Kind: YamlScalarKind.Flag },
        _ => value is YamlScalar { Kind: YamlScalarKind.Text },
    };

    private void Refuse(YamlNode value, string path, string wanted) =>
        findings.Add(FindingCodes.Value, FindingLevel.Warning, value.Position, $"{path} is not what the standard wants.", $"It must be {wanted}.");

    private void CheckTerms(YamlMapping node, string name, string path)
    {
        switch (name)
        {
            case ContractShape.Root:
                CheckTerm(node, "status", ContractShape.Statuses, path);
                break;
            case "server":
                CheckTerm(node, "type", ContractShape.ServerTypes, path);
                CheckCoordinates(node, path);
                break;
            case "property" or "item":
                CheckTerm(node, "logicalType", ContractShape.LogicalTypes, path);
                break;
            case "quality":
                CheckTerm(node, "type", ContractShape.QualityTypes, path);
                CheckTerm(node, "dimension", ContractShape.Dimensions, path);
                break;
        }
    }

    private void CheckCoordinates(YamlMapping server, string path)
    {
        foreach (var key in ContractShape.CoordinatesOf((server.Find("type") as YamlScalar)?.Value ?? string.Empty).Where(key => server.Find(key) is null))
            findings.Add(FindingCodes.Missing, FindingLevel.Warning, server.Position, $"{path} has no {key}, which servers of its type need.", $"Add {key}.");
    }

    private void CheckTerm(YamlMapping node, string key, IReadOnlyCollection<string> terms, string path)
    {
        if (node.Find(key) is YamlScalar { Value: var value } scalar && !terms.Contains(value))
            findings.Add(FindingCodes.Value, FindingLevel.Warning, scalar.Position, $"{(path.Length == 0 ? key : $"{path}.{key}")} is \"{value}\".", $"Write one of {string.Join(", ", terms.Order(StringComparer.Ordinal))}.");
    }

    private static string Within(string path) => path.Length == 0 ? "The contract" : path;
}
