using System.Text;
using MetadataIngestion.Mesh.Findings;
using MetadataIngestion.Mesh.Yaml;

namespace MetadataIngestion.Mesh.Contracts.Reading;

/// <summary>Reads contract files. What is wrong with a file is a finding and keeps no other file from being read.</summary>
internal static class ContractReader
{
    /// <summary>The largest file that is read, in bytes.</summary>
    public const int MaxBytes = 1 << 20;

    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a file.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="name">How people know it.</param>
    public static ContractReading ReadFile(string path, string name)
    {
        try
        {
            return new FileInfo(path).Length > MaxBytes ? TooLarge(name) : Read(File.ReadAllBytes(path), name);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Refused(name, new YamlPosition(0, 0), FindingCodes.Unreadable, $"The file cannot be read: {exception.Message}", "Give this program the right to read it.");
        }
    }

    /// <summary>Reads a file's content.</summary>
    public static ContractReading Read(ReadOnlySpan<byte> content, string name)
    {
        if (content.Length > MaxBytes)
            return TooLarge(name);

        try
        {
            var document = YamlReader.Read(s_strict.GetString(content).TrimStart('\uFEFF'));
            return Interpret(document, name);
        }
        catch (DecoderFallbackException)
        {
            return Refused(name, new YamlPosition(0, 0), FindingCodes.Malformed, "The file is not text in UTF-8.", "Save it as UTF-8.");
        }
        catch (YamlProblem problem)
        {
            return Refused(name, problem.Position, problem.IsLimit ? FindingCodes.Limit : FindingCodes.Malformed, problem.Message, problem.Remedy);
        }
    }

    private static ContractReading TooLarge(string name) =>
        Refused(name, new YamlPosition(0, 0), FindingCodes.Limit, $"The file is larger than {MaxBytes} bytes.", "Divide the contract.");

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
