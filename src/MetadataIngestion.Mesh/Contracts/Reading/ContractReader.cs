using MetadataIngestion.Mesh.Files;
using MetadataIngestion.Mesh.Findings;
using MetadataIngestion.Mesh.Yaml;

namespace MetadataIngestion.Mesh.Contracts.Reading;

/// <summary>Reads contract files. What is wrong with a file is a finding and keeps no other file from being read.</summary>
internal static class ContractReader
{
    private static readonly ReadCodes s_codes = new(FindingCodes.Unreadable, FindingCodes.Malformed, FindingCodes.Limit);

    /// <summary>Reads a file.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="name">How people know it.</param>
    public static ContractReading ReadFile(string path, string name) => Read(name, findings => MeshFile.ReadDocument(path, s_codes, findings));

    /// <summary>Reads a file's content.</summary>
    public static ContractReading Read(ReadOnlySpan<byte> content, string name)
    {
        var bytes = content.ToArray();
        return Read(name, findings => MeshFile.ReadDocument(bytes, s_codes, findings));
    }

    private static ContractReading Read(string name, Func<FindingList, YamlDocument?> read)
    {
        var findings = new FindingList(name);
        return read(findings) is { } document ? Interpret(document, name) : new ContractReading(null, findings.Findings);
    }

    private static ContractReading Refused(string name, YamlPosition position, string code, string message, string remedy)
    {
        var findings = new FindingList(name);
        findings.Add(code, FindingLevel.Error, position, message, remedy);
        return new ContractReading(null, findings.Findings);
    }

    private static ContractReading Interpret(YamlDocument document, string name)
    {
        if (document.Root is not YamlMapping root || root.Text("kind") is not "DataContract")
            return Refused(name, document.Root.Position, FindingCodes.NoContract, "The file is not a data contract.", "Write kind: DataContract, or move the file out of this folder.");
        if (root.Text("apiVersion") is not { } version || !IsKnown(version))
            return Refused(name, (root.Find("apiVersion") ?? root).Position, FindingCodes.NoContract, $"apiVersion \"{root.Text("apiVersion")}\" is not one that is read.", "Write the contract by version v3.0 or v3.1 of the standard.");
        if (root.Text("id") is not { Length: > 0 } id)
            return Refused(name, root.Position, FindingCodes.Missing, "The contract has no id.", "Give it an id that it keeps through all its versions.");

        var findings = new FindingList(name);
        new ShapeCheck(findings).Check(root);
        return new ContractReading(new ContractBuilder(findings).Build(document, root, id, version, name), findings.Findings);
    }

    private static bool IsKnown(string version) =>
        version.StartsWith("v3.0.", StringComparison.Ordinal) || version.StartsWith("v3.1.", StringComparison.Ordinal) || version is "v3.0" or "v3.1";
}
