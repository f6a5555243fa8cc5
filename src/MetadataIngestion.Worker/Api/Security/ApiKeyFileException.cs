namespace MetadataIngestion.Worker.Api.Security;

/// <summary>A key file cannot be used. The message names the file, what is wrong with it and what would be right.</summary>
internal sealed class ApiKeyFileException(string message, Exception? innerException = null) : Exception(message, innerException);
