using MetadataIngestion.Core.Configuration;

namespace MetadataIngestion.Sinks.Http;

internal static class TlsRule
{
    /// <param name="option">The option that holds the certificates.</param>
    /// <param name="tls">The certificates.</param>
    public static IEnumerable<OptionError> Check(string option, TlsOptions tls)
    {
        if (tls.ClientKeyPath is not null && tls.ClientCertificatePath is null)
            yield return new OptionError($"{option}:{nameof(tls.ClientKeyPath)}", $"A key is of no use without its certificate; give {nameof(tls.ClientCertificatePath)} too.");
    }
}
