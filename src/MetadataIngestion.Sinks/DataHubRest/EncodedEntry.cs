namespace MetadataIngestion.Sinks.DataHubRest;

/// <summary>Where an entry goes and where its JSON, with the comma after it, lies in the batch.</summary>
internal readonly record struct EncodedEntry(long Offset, RequestTarget Target, int Start, int End);
