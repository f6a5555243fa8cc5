using System.ComponentModel.DataAnnotations;
using MetadataIngestion.Connectors.FileLake.Layout;
using MetadataIngestion.Connectors.FileLake.Storage;

namespace MetadataIngestion.Connectors.FileLake;

/// <summary>What data annotations cannot say about <see cref="FileLakeOptions"/>. Looks at no file.</summary>
internal static class FileLakeOptionsValidator
{
    public static IEnumerable<ValidationResult> Validate(FileLakeOptions options)
    {
        var root = string.IsNullOrWhiteSpace(options.Root) ? null : options.Root;
        if (root is null && options.PathSpecs.Count == 0)
            return [Fault("Neither Root nor PathSpecs is set: give the folder or bucket that holds the lake as Root.", nameof(FileLakeOptions.Root))];

        if (root is not null && ExplainRoot(root) is { } fault)
            return [Fault(fault, nameof(FileLakeOptions.Root))];

        List<ValidationResult> faults = [.. ValidateSpecs(options, root)];
        return faults.Count > 0 ? faults : ValidateStore(options, root);
    }

    private static IEnumerable<ValidationResult> ValidateSpecs(FileLakeOptions options, string? root)
    {
        for (var i = 0; i < options.PathSpecs.Count; i++)
        {
            if (PathSpec.Explain(options.PathSpecs[i], root) is { } fault)
            {
                yield return Fault(fault, $"{nameof(FileLakeOptions.PathSpecs)}:{i}:{nameof(PathSpecOptions.Include)}");
            }
        }
    }

    private static IEnumerable<ValidationResult> ValidateStore(FileLakeOptions options, string? root)
    {
        List<StoreLocation> locations = root is null
            ? [.. options.PathSpecs.Select(spec => StoreLocation.Parse(spec.Include))]
            : [StoreLocation.Parse(root)];
        return locations.Exists(location => !location.SharesStoreWith(locations[0]))
            ? [Fault("The path specifications lead to several stores: make a source of each.", nameof(FileLakeOptions.PathSpecs))]
            : StorageValidator.Validate(locations[0], options.Storage);
    }

    private static string? ExplainRoot(string root)
    {
        try
        {
            StoreLocation.Parse(root);
            return null;
        }
        catch (FormatException exception)
        {
            return $"Root cannot be used: {exception.Message}.";
        }
    }

    private static ValidationResult Fault(string message, string member) => new(message, [member]);
}
