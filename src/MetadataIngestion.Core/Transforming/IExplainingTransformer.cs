using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Core.Transforming;

/// <summary>A transformer that can say which of its rules decided how many assets of the run.</summary>
internal interface IExplainingTransformer
{
    /// <summary>One counter for each rule.</summary>
    IEnumerable<DecisionCounter> Decisions { get; }

    /// <summary>Why an asset or a field has a tag or term.</summary>
    /// <param name="asset">The asset before the transformer saw it.</param>
    /// <param name="field">The field's path; <see langword="null"/> for the asset itself.</param>
    /// <param name="name">The tag or term.</param>
    /// <returns><see langword="null"/> when the transformer did not give it, or cannot say more than that it did.</returns>
    string? Explain(Asset asset, string? field, string name) => null;
}
