namespace MetadataIngestion.Worker.Relays;

/// <summary>The sink cannot be delivered to from this process now. The message says why and what to do.</summary>
internal sealed class SinkUnavailableException(string message) : Exception(message);
