namespace MetadataIngestion.Core.Transforming;

/// <summary>A transformer that can say which of its rules decided how many assets of the run.</summary>
internal interface IExplainingTransformer
{
    /// <summary>One counter for each rule.</summary>
    IEnumerable<DecisionCounter> Decisions { get; }
}
