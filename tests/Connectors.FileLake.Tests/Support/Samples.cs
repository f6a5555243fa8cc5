using System.Text;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake.Inference;
using MetadataIngestion.Connectors.FileLake.Sampling;

namespace Connectors.FileLake.Tests.Support;

internal static class Samples
{
    public static FileSample Of(string text, bool isComplete = true) => Of(Encoding.UTF8.GetBytes(text), isComplete);

    public static FileSample Of(byte[] bytes, bool isComplete = true) => new(bytes, isComplete, []);

    /// <summary>The fields as <c>name: native type</c>, nullable ones with a question mark.</summary>
    public static string Fields(this ISchemaSampler sampler) =>
        string.Join(", ", sampler.BuildFields().Select(field => $"{field.Path}: {field.NativeType}{(field.Nullable ? "?" : "")}"));

    public static FileFindings Read(this ISchemaSampler sampler, string text, bool isComplete = true) =>
        sampler.Read(Of(text, isComplete), CancellationToken.None);

    public static IEnumerable<string> Messages(this FileFindings findings) => findings.Findings.Select(finding => finding.Message);

    public static Field Field(this ISchemaSampler sampler, string path) => sampler.BuildFields().Single(field => field.Path == path);
}
