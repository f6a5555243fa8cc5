using System.ComponentModel.DataAnnotations;

namespace HelloConnector;

/// <summary>The options of a source, under <c>Ingestion:Sources:NAME:Options</c>.</summary>
public sealed class DataPackageOptions
{
    /// <summary>
    /// The folder that holds a folder for each package, with its <c>datapackage.json</c>. Required. A relative path is relative to the
    /// working directory.
    /// </summary>
    [Required]
    public string Root { get; set; } = string.Empty;

    /// <summary>The most bytes that a <c>datapackage.json</c> may have. The default is 1 MiB.</summary>
    [Range(1024, 64 * 1024 * 1024)]
    public int MaxBytes { get; set; } = 1024 * 1024;
}
