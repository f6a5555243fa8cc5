using System.Globalization;
using MetadataIngestion.Mesh.Addressing;
using MetadataIngestion.Mesh.Contracts.Reading;
using MetadataIngestion.Mesh.Files;
using MetadataIngestion.Mesh.Findings;
using MetadataIngestion.Mesh.Yaml;

namespace MetadataIngestion.Mesh.Sensitivity;

/// <summary>What <c>sensitive.yaml</c> says: that tags are to be suggested, how they are named, and which fields hold nothing sensitive.</summary>
/// <param name="Tag">What tags begin with.</param>
/// <param name="Exceptions">The fields that were looked at and hold nothing sensitive.</param>
internal sealed record SensitivitySettings(string Tag, IReadOnlyList<SensitivityException> Exceptions)
{
    private const string DefaultTag = "suggested:";

    /// <summary>Reads the file; <see langword="null"/> when it cannot be used.</summary>
    public static SensitivitySettings? Read(string path, FindingList findings)
    {
        if (MeshFile.ReadMapping(path, findings) is not { } root)
            return null;

        KeyCheck.Check(root, findings, "tag", "exceptions");
        return new SensitivitySettings(root.Text("tag") ?? DefaultTag, [.. root.Objects("exceptions").Select(node => ReadException(node, findings)).OfType<SensitivityException>()]);
    }

    private static SensitivityException? ReadException(YamlMapping node, FindingList findings)
    {
        KeyCheck.Check(node, findings, "fields", "reason", "until");
        DateOnly? until = null;
        if (node.Text("until") is { } text)
        {
            if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                findings.Add(FileCodes.Value, FindingLevel.Error, node.Position, $"until is \"{text}\"; the exception is not used.", "Write a day such as 2026-12-31.");
                return null;
            }

            until = day;
        }

        if (string.IsNullOrWhiteSpace(node.Text("reason")))
        {
            findings.Add(FileCodes.Missing, FindingLevel.Error, node.Position, "The exception has no reason and is not used.", "Say why the fields hold nothing sensitive.");
            return null;
        }

        return new SensitivityException(ClaimReader.Read(node, "fields", findings), until);
    }
}
