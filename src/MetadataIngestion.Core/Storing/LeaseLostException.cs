namespace MetadataIngestion.Core.Storing;

/// <summary>Something was to be written under an exclusive right that is no longer held. Nothing of it was stored.</summary>
public sealed class LeaseLostException(string message) : StoreException(message);
