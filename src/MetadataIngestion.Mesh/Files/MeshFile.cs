using System.Text;
using MetadataIngestion.Mesh.Contracts.Reading;
using MetadataIngestion.Mesh.Findings;
using MetadataIngestion.Mesh.Yaml;

namespace MetadataIngestion.Mesh.Files;

/// <summary>Reads files of the mesh. What is wrong with one is a finding and keeps no other from being read.</summary>
internal static class MeshFile
{
    /// <summary>The largest file that is read, in bytes.</summary>
    public const int MaxBytes = 1 << 20;

    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>A file's text; <see langword="null"/> when it cannot be used, which is then a finding.</summary>
    public static string? ReadText(string path, FindingList findings) => ReadText(path, ReadCodes.OfMesh, findings);

    /// <summary>The keys and values of a YAML file; <see langword="null"/> when it cannot be used, which is then a finding.</summary>
    public static YamlMapping? ReadMapping(string path, FindingList findings)
    {
        if (ReadDocument(path, ReadCodes.OfMesh, findings) is not { } document)
            return null;
        if (document.Root is YamlMapping mapping)
            return mapping;

        Refuse(findings, FileCodes.Malformed, new YamlPosition(1, 1), "The file does not hold keys with values.", "Write it as a mapping.");
        return null;
    }

    /// <summary>A YAML file; <see langword="null"/> when it cannot be used, which is then a finding.</summary>
    public static YamlDocument? ReadDocument(string path, ReadCodes codes, FindingList findings) =>
        ReadText(path, codes, findings) is { } text ? Parse(text, codes, findings) : null;

    /// <summary>A YAML file's content; <see langword="null"/> when it cannot be used, which is then a finding.</summary>
    public static YamlDocument? ReadDocument(ReadOnlySpan<byte> content, ReadCodes codes, FindingList findings) =>
        Decode(content, codes, findings) is { } text ? Parse(text, codes, findings) : null;

    private static string? ReadText(string path, ReadCodes codes, FindingList findings)
    {
        try
        {
            return IsSmallEnough(new FileInfo(path).Length, codes, findings) ? Decode(File.ReadAllBytes(path), codes, findings) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Refuse(findings, codes.Unreadable, default, $"The file cannot be read: {exception.Message}", "Give this program the right to read it.");
            return null;
        }
    }

    private static string? Decode(ReadOnlySpan<byte> content, ReadCodes codes, FindingList findings)
    {
        try
        {
            return IsSmallEnough(content.Length, codes, findings) ? s_strict.GetString(content).TrimStart('\uFEFF') : null;
        }
        catch (DecoderFallbackException)
        {
            Refuse(findings, codes.Malformed, default, "The file is not text in UTF-8.", "Save it as UTF-8.");
            return null;
        }
    }

    private static bool IsSmallEnough(long bytes, ReadCodes codes, FindingList findings)
    {
        if (bytes <= MaxBytes)
            return true;

        Refuse(findings, codes.Limit, default, $"The file is larger than {MaxBytes} bytes.", "Divide it.");
        return false;
    }

    private static YamlDocument? Parse(string text, ReadCodes codes, FindingList findings)
    {
        try
        {
            return YamlReader.Read(text);
        }
        catch (YamlProblem problem)
        {
            Refuse(findings, problem.IsLimit ? codes.Limit : codes.Malformed, problem.Position, problem.Message, problem.Remedy);
            return null;
        }
    }

    private static void Refuse(FindingList findings, string code, YamlPosition position, string message, string remedy) =>
        findings.Add(code, FindingLevel.Error, position, message, remedy);
}
