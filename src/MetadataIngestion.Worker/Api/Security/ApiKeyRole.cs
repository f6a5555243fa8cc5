namespace MetadataIngestion.Worker.Api.Security;

/// <summary>What the holder of a key may do.</summary>
internal enum ApiKeyRole
{
    /// <summary>Look at everything.</summary>
    Read,

    /// <summary>That, and trigger, cancel, pause, replay and retry.</summary>
    Operate,
}
