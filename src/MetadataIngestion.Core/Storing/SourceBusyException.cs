namespace MetadataIngestion.Core.Storing;

/// <summary>Another run of the same source is under way.</summary>
public sealed class SourceBusyException(string message) : StoreException(message);
