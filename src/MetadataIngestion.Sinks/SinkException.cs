namespace MetadataIngestion.Sinks;

/// <summary>A sink could not deliver. The message names the destination, the cause and the remedy.</summary>
public sealed class SinkException(string message, Exception? innerException = null) : Exception(message, innerException);
