using MetadataIngestion.Mesh.Yaml;

namespace MetadataIngestion.Mesh.Contracts.Checking;

/// <summary>One check of a dataset against its contract.</summary>
/// <param name="Code">One of <see cref="CheckCodes"/>.</param>
/// <param name="Subject">The field's path; empty for the dataset as a whole.</param>
/// <param name="Verdict">What became of it.</param>
/// <param name="Evidence">How that is known.</param>
/// <param name="Message">What was found, or why nothing can be told. Says nothing that changes while the dataset stays the same.</param>
/// <param name="Position">Where the contract says what was checked.</param>
internal sealed record CheckResult(string Code, string Subject, Verdict Verdict, Evidence Evidence, string Message, YamlPosition Position)
{
    /// <summary>Whether metadata could ever answer; what only the data tells is not asked again and again.</summary>
    public bool IsAnswerable { get; init; } = true;
}
