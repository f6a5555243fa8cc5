namespace MetadataIngestion.TdsServer.Protocol;

/// <summary>What a client sent: the payload of all packets up to the end of the message.</summary>
internal sealed record Message(PacketType Type, byte[] Body);
