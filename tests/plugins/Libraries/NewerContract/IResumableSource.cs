namespace MetadataIngestion.Abstractions;

/// <summary>What the contract of today does not have.</summary>
public interface IResumableSource
{
    /// <summary>Where to go on.</summary>
    string? Position { get; }
}
