using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Connectors.FileLake.Inference;

/// <summary>The fields that the files read show together.</summary>
/// <param name="Fields">The fields.</param>
/// <param name="Findings">What is wrong with the files when they are looked at together.</param>
internal sealed record DescribedFields(IReadOnlyList<Field> Fields, IReadOnlyList<Finding> Findings)
{
    /// <summary>The fields about whose declared types files disagree. Those of formats that declare none show when files are compared.</summary>
    public IReadOnlyList<TypeConflict> Conflicts { get; init; } = [];

    /// <summary>What the files say about the values of fields. True for the dataset only when every file was read.</summary>
    public IReadOnlyList<FieldStatistics> Statistics { get; init; } = [];
}
