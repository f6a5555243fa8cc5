namespace MetadataIngestion.Worker.Api.Listening;

/// <summary>The service cannot listen. The message names the address, the cause and the option to change.</summary>
internal sealed class ApiListenException(string message, Exception innerException) : Exception(message, innerException);
