namespace MetadataIngestion.Connectors.Kafka.Settings;

/// <summary>Certificates for a server that is reached over https. Files are PEM and relative to the working directory unless rooted.</summary>
public sealed class TlsOptions
{
    /// <summary>The certificates of the authorities to trust instead of the system's. The default is to trust the system's.</summary>
    public string? CaCertificatePath { get; set; }

    /// <summary>The certificate to show to a server that asks for one. The default is none.</summary>
    public string? ClientCertificatePath { get; set; }

    /// <summary>The private key of the client's certificate, not encrypted. The default is the certificate's own file.</summary>
    public string? ClientKeyPath { get; set; }
}
