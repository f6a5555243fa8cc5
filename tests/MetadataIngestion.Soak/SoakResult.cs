namespace MetadataIngestion.Soak;

/// <summary>What a soak showed.</summary>
/// <param name="Findings">What was lost, doubled or left undone; empty when all is well.</param>
/// <param name="Figures">What was measured, for people.</param>
internal sealed record SoakResult(IReadOnlyList<string> Findings, IReadOnlyList<string> Figures);
