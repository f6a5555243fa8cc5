using MetadataIngestion.Connectors.FileLake.Inference;
using MetadataIngestion.Connectors.FileLake.Layout;

namespace MetadataIngestion.Connectors.FileLake.Description;

/// <summary>What is to be said of files whose names do not tell their format.</summary>
internal static class FormatMismatch
{
    /// <summary>A file that has no extension, and no format that could be found out.</summary>
    public static Finding Unknown { get; } = new(
        "has no extension, and its contents are of no format that is read",
        "Give it the extension of its format, or exclude it with PathSpecs or Filters.");

    /// <summary>Says once for all files that they are not what their names say. No extension says nothing wrong.</summary>
    public static GroupSample Note(GroupSample sample, FileFormat named)
    {
        if (named != FileFormat.Unnamed && sample.FilesRead > 0)
        {
            var finding = new Finding($"are named as {FileKind.NameOf(named)} but hold {FileKind.NameOf(sample.Format)}, as which they were read", "Give them the extension of their format.");
            sample.Described = sample.Described with { Findings = [finding, .. sample.Described.Findings] };
        }

        return sample;
    }
}
