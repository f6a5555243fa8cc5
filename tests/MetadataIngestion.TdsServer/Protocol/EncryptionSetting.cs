namespace MetadataIngestion.TdsServer.Protocol;

/// <summary>What a side says about encryption in the first exchange.</summary>
internal enum EncryptionSetting : byte
{
    /// <summary>Only the login is encrypted.</summary>
    LoginOnly = 0,

    On = 1,

    NotSupported = 2,

    Required = 3,
}
