using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Worker.Hosting;

/// <summary>Another service has this one's store by now, so this one must end.</summary>
internal sealed class ServiceReplacedException(string message) : StoreException(message);
