namespace MetadataIngestion.Core.Findings;

/// <summary>Why something is resolved that nobody mended, as events tell it.</summary>
internal static class ResolutionReasons
{
    /// <summary>The parameter that holds it.</summary>
    public const string Name = "reason";

    /// <summary>Nobody demands it any more.</summary>
    public const string Withdrawn = "policy withdrawn";

    /// <summary>Someone answers for it.</summary>
    public const string Waived = "waived";

    /// <summary>The policy says nothing of the asset any more.</summary>
    public const string NotJudged = "no longer judged";

    /// <summary>The asset is removed.</summary>
    /// <param name="removal">One of <see cref="Changes.RemovalReasons"/>.</param>
    public static string OfRemoval(string removal) => $"asset {removal}";
}
