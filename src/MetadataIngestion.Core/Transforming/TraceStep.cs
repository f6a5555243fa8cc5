using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Core.Transforming;

/// <summary>What one transformer did to an asset.</summary>
/// <param name="Transformer">The transformer.</param>
/// <param name="Before">The asset as it came.</param>
/// <param name="After">The asset as it went; <see langword="null"/> when it was left out.</param>
/// <param name="Rules">The rules that decided.</param>
internal sealed record TraceStep(string Transformer, Asset Before, Asset? After, IReadOnlyList<DecisionCounter> Rules)
{
    /// <summary>Who did it, where it can say more.</summary>
    public IExplainingTransformer? Explaining { get; init; }
}
