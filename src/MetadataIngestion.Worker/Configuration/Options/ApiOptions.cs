namespace MetadataIngestion.Worker.Configuration.Options;

/// <summary>The HTTP interface of the service.</summary>
internal sealed class ApiOptions
{
    /// <summary>Whether the service listens. The default is <see langword="true"/>.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>
    /// Where to listen. Anything but a loopback address needs <see cref="KeyFile"/>. The default is <c>http://127.0.0.1:5080</c>; port 0 is any free one.
    /// </summary>
    public Uri Url { get; set; } = new("http://127.0.0.1:5080");

    /// <summary>
    /// A JSON file with the names, roles and hashes of the keys that callers present, which nobody but its owner may write and no other user read;
    /// <c>api-key</c> makes entries for it. The default is none: whoever reaches the loopback address may do everything.
    /// </summary>
    public string? KeyFile { get; set; }

    /// <summary>A certificate in PEM form, with its chain, when the URL begins with <c>https</c>.</summary>
    public string? CertificateFile { get; set; }

    /// <summary>The certificate's key in PEM form.</summary>
    public string? CertificateKeyFile { get; set; }

    /// <summary>The longest request body that is read, in bytes. The default is 64 KiB.</summary>
    public int MaxBodyBytes { get; set; } = 64 * 1024;

    /// <summary>How many callers may follow the log at once. The default is 100.</summary>
    public int MaxFollowers { get; set; } = 100;
}
