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
    public static string? ReadText(string path, FindingList findings)
    {
        try
        {
            if (new FileInfo(path).Length <= MaxBytes)
                return s_strict.GetString(File.ReadAllBytes(path)).TrimStart('\uFEFF');

            Refuse(findings, FileCodes.Limit, default, $"The file is larger than {MaxBytes} bytes.", "Divide it.");
        }
        catch (DecoderFallbackException)
        {
            Refuse(findings, FileCodes.Malformed, default, "The file is not text in UTF-8.", "Save it as UTF-8.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Refuse(findings, FileCodes.Unreadable, default, $"The file cannot be read: {exception.Message}", "Give this program the right to read it.");
        }

        return null;
    }

    /// <summary>The keys and values of a YAML file; <see langword="null"/> when it cannot be used, which is then a finding.</summary>
    public static YamlMapping? ReadMapping(string path, FindingList findings)
    {
        if (ReadText(path, findings) is not { } text)
            return null;

        try
        {
            if (YamlReader.Read(text).Root is YamlMapping mapping)
                return mapping;

            Refuse(findings, FileCodes.Malformed, new YamlPosition(1, 1), "The file does not hold keys with values.", "Write it as a mapping.");
        }
        catch (YamlProblem problem)
        {
            Refuse(findings, problem.IsLimit ? FileCodes.Limit : FileCodes.Malformed, problem.Position, problem.Message, problem.Remedy);
        }

        return null;
    }

    private static void Refuse(FindingList findings, string code, YamlPosition position, string message, string remedy) =>
        findings.Add(code, FindingLevel.Error, position, message, remedy);
}
