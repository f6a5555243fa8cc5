namespace MetadataIngestion.Core.Requests;

/// <summary>Where a request came from.</summary>
public enum AdHocOrigin
{
    /// <summary>The section <c>AdHoc</c> of the configuration; it is withdrawn when it leaves the configuration before it ran.</summary>
    Configuration,

    /// <summary>The command line.</summary>
    Command,

    /// <summary>The HTTP API.</summary>
    Api,
}
