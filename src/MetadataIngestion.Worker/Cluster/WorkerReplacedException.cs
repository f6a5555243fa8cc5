using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Worker.Cluster;

/// <summary>Another worker has this one's name by now, so this one must end.</summary>
internal sealed class WorkerReplacedException(string message) : StoreException(message);
