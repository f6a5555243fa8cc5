namespace MetadataIngestion.Worker.Commands;

/// <summary>An argument names something that does not exist or does not fit. The message says what would.</summary>
internal sealed class UsageException(string message) : Exception(message);
