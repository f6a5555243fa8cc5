using System.Collections.Concurrent;

namespace MetadataIngestion.TdsServer.Sessions;

/// <summary>Answers that were built before, so that a measurement shows the client and not this server.</summary>
internal sealed class ReplyCache : ConcurrentDictionary<(string Key, int PacketSize), ReadOnlyMemory<byte>>;
