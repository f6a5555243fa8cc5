namespace MetadataIngestion.Core.Storing;

/// <summary>The store failed: it cannot be opened, written or read. The message names the file or server, the cause and the remedy.</summary>
public class StoreException(string message, Exception? innerException = null) : Exception(message, innerException);
