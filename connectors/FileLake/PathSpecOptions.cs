using System.ComponentModel.DataAnnotations;

namespace MetadataIngestion.Connectors.FileLake;

/// <summary>Which files make which datasets, in the form that DataHub's users know.</summary>
public sealed class PathSpecOptions
{
    /// <summary>
    /// The files, as a path with <c>*</c> (anything within one name), <c>**</c> (any number of folders) and named variables.
    /// <c>{table}</c> marks the name of the dataset, which then spans all files that match under it; without it each file is a dataset.
    /// <c>{partition_key[0]}={partition[0]}</c> and variables after <c>{table}</c> are partition keys. A relative path is relative to
    /// <see cref="FileLakeOptions.Root"/>, or to the working directory when there is none.
    /// </summary>
    [Required(AllowEmptyStrings = false, ErrorMessage = "Include is empty: give a path such as lake/sales/{table}/*.csv.")]
    public string Include { get; set; } = string.Empty;

    /// <summary>Files and folders to leave out, as globs over the same paths; one that begins with <c>**</c> matches anywhere.</summary>
    public IReadOnlyList<string> Exclude { get; set; } = [];

    /// <summary>
    /// The name that people see, made of the variables of <see cref="Include"/>, such as <c>{region} {table}</c>. The default is the last
    /// name of the dataset's path.
    /// </summary>
    public string? TableName { get; set; }
}
