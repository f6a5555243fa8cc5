using System.ComponentModel.DataAnnotations;
using MetadataIngestion.Connectors.FileLake.Layout;

namespace MetadataIngestion.Connectors.FileLake;

/// <summary>What data annotations cannot say about <see cref="FileLakeOptions"/>. Looks at no file.</summary>
internal static class FileLakeOptionsValidator
{
    public static IEnumerable<ValidationResult> Validate(FileLakeOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Root) && options.PathSpecs.Count == 0)
        {
            yield return new ValidationResult(
                "Neither Root nor PathSpecs is set: give the folder that holds the lake as Root.",
                [nameof(FileLakeOptions.Root)]);
        }

        for (var i = 0; i < options.PathSpecs.Count; i++)
        {
            if (PathSpec.Explain(options.PathSpecs[i], options.Root) is { } fault)
            {
                yield return new ValidationResult(fault, [$"{nameof(FileLakeOptions.PathSpecs)}:{i}:{nameof(PathSpecOptions.Include)}"]);
            }
        }
    }
}
