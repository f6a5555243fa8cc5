using System.ComponentModel.DataAnnotations;

namespace MetadataIngestion.Connectors.FileLake;

/// <summary>The options of a <c>filelake</c> source. At least one of <see cref="Root"/> and <see cref="PathSpecs"/> is needed.</summary>
public sealed class FileLakeOptions : IValidatableObject
{
    /// <summary>
    /// The folder or bucket that holds the lake. Without <see cref="PathSpecs"/> everything below it is crawled and files are grouped into
    /// datasets automatically. A path, relative to the working directory unless it is absolute, or a URL: <c>s3://bucket/path</c>,
    /// <c>gs://bucket/path</c>, <c>az://container/path</c>, <c>abfss://container@account.dfs.core.windows.net/path</c> or
    /// <c>https://account.blob.core.windows.net/container/path</c>.
    /// </summary>
    public string? Root { get; set; }

    /// <summary>Which files make which datasets, instead of the automatic grouping. The first that matches a file decides.</summary>
    public IReadOnlyList<PathSpecOptions> PathSpecs { get; set; } = [];

    /// <summary>How object stores are reached.</summary>
    public LakeStorageOptions Storage { get; set; } = new();

    /// <summary>How datasets and folders of local paths are named. The default is <see cref="PathNaming.Relative"/>. In object stores names begin with the bucket.</summary>
    public PathNaming Naming { get; set; } = PathNaming.Relative;

    /// <summary>Whether delimited text begins with the column names. The default is <see cref="HeaderMode.Auto"/>.</summary>
    public HeaderMode Header { get; set; } = HeaderMode.Auto;

    /// <summary>
    /// Whether a root folder without any file or folder in it is believed. The default is <see langword="false"/>: it looks like a mount
    /// that is missing, so nothing known before is taken for removed.
    /// </summary>
    public bool AllowEmptyRoot { get; set; }

    /// <summary>The most records of a file whose values are looked at. The default is 1000.</summary>
    [Range(1, 1_000_000)]
    public int MaxRecords { get; set; } = 1000;

    /// <summary>The most bytes read from a file, and the most it may unpack to. The default is 1 MiB.</summary>
    [Range(1024, 256 * 1024 * 1024)]
    public int MaxBytes { get; set; } = 1024 * 1024;

    /// <summary>Which files of a dataset its schema comes from. The default is <see cref="SchemaFiles.Sample"/>.</summary>
    public SchemaFiles SchemaFrom { get; set; }

    /// <summary>How the fields of a dataset's files are told to be the same. The default is <see cref="FieldMerging.Name"/>.</summary>
    public FieldMerging MergeFieldsBy { get; set; }

    /// <summary>The most files of a dataset that are read as its sample: the newest and the oldest. The default is 8.</summary>
    [Range(1, 1000)]
    public int MaxFiles { get; set; } = 8;

    /// <summary>
    /// The most bytes a crawl reads of all files, the logs of tables among them. A dataset or folder whose files do not fit into what is
    /// left is reported as unreadable and stays as it was. The default is 100 GiB.
    /// </summary>
    [Range(1024, 1L << 50)]
    public long MaxTotalBytes { get; set; } = 100L * 1024 * 1024 * 1024;

    /// <summary>The most datasets a crawl may find; one that finds more ends there as incomplete. The default is 10000.</summary>
    [Range(1, 10_000_000)]
    public int MaxDatasets { get; set; } = 10_000;

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => FileLakeOptionsValidator.Validate(this);
}
