namespace MetadataIngestion.Mesh.Scorecards;

/// <summary>Datasets that count alike.</summary>
/// <param name="Domain">The URN of their domain, or of the first of several; <see langword="null"/> for none.</param>
/// <param name="Single">The URN of the dataset that stands for itself, since it is in several domains or in a product; else <see langword="null"/>.</param>
/// <param name="IsInSeveral">Whether it is in several domains.</param>
/// <param name="IsInProduct">Whether they are in a product.</param>
/// <param name="Score">How they stand.</param>
internal sealed record DatasetGroup(string? Domain, string? Single, bool IsInSeveral, bool IsInProduct, Score Score)
{
    public static DatasetGroup Of(IReadOnlyList<object?> row) => new((string?)row[0], (string?)row[1], (long)row[2]! == 1, (long)row[3]! == 1, new Score(
        (long)row[4]!, (long)row[5]!, (long)row[6]!, (long)row[7]!, (long)row[8]!, (long)row[9]!, (long)row[10]!));
}
