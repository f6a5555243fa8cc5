namespace MetadataIngestion.TdsServer.Results;

/// <summary>The first byte of each part of a response.</summary>
internal enum Token : byte
{
    ReturnStatus = 0x79,
    ColumnMetadata = 0x81,
    Error = 0xAA,
    Info = 0xAB,
    LoginAcknowledged = 0xAD,
    FeatureAcknowledged = 0xAE,
    Row = 0xD1,
    RowWithNulls = 0xD2,
    EnvironmentChange = 0xE3,
    FederatedInfo = 0xEE,
    Done = 0xFD,
    DoneProcedure = 0xFE,
    DoneInProcedure = 0xFF,
}
