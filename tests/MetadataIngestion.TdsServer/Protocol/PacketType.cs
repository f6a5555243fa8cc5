namespace MetadataIngestion.TdsServer.Protocol;

/// <summary>The first byte of a packet: what its message is.</summary>
internal enum PacketType : byte
{
    SqlBatch = 0x01,
    Rpc = 0x03,
    Response = 0x04,
    Attention = 0x06,
    FederatedToken = 0x08,
    Login = 0x10,
    PreLogin = 0x12,
}
