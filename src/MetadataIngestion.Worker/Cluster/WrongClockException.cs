using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Worker.Cluster;

/// <summary>The clock of this machine is too far from the store's, so this worker must not crawl.</summary>
internal sealed class WrongClockException(string message) : StoreException(message);
