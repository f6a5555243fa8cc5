using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using MetadataIngestion.Connectors.Kafka.Cluster;
using MetadataIngestion.Connectors.Kafka.Settings;

namespace MetadataIngestion.Connectors.Kafka;

/// <summary>What data annotations cannot say about <see cref="KafkaOptions"/>. Asks no server.</summary>
internal static class KafkaOptionsValidator
{
    public static IEnumerable<ValidationResult> Validate(KafkaOptions options) =>
    [
        .. options.ClientSettings.Keys
            .Where(ClientSettings.Fixed.ContainsKey)
            .Select(name => new ValidationResult($"cannot be set: {ClientSettings.Fixed[name]}", [$"{nameof(KafkaOptions.ClientSettings)}:{name}"])),
        .. options.IncludeConsumerLag && !options.IncludeConsumerGroups
            ? [new ValidationResult("needs IncludeConsumerGroups", [nameof(KafkaOptions.IncludeConsumerLag)])]
            : Array.Empty<ValidationResult>(),
        .. options.SchemaRegistry is { } registry
            ? CheckServer(nameof(KafkaOptions.SchemaRegistry), registry.Url, registry.Username, registry.Token, registry.Tls)
            : [],
        .. options.Connect.SelectMany(connect => CheckServer($"{nameof(KafkaOptions.Connect)}:{connect.Key}", connect.Value.Url, connect.Value.Username, connect.Value.Token, connect.Value.Tls)),
        .. CheckMappings(nameof(KafkaOptions.MetaMapping), options.MetaMapping, isOfFields: false),
        .. CheckMappings(nameof(KafkaOptions.FieldMetaMapping), options.FieldMetaMapping, isOfFields: true),
        .. CheckMappings(nameof(KafkaOptions.ConfigurationMapping), options.ConfigurationMapping, isOfFields: false),
    ];

    private static IEnumerable<ValidationResult> CheckServer(string option, string urls, string? username, string? token, TlsOptions tls)
    {
        foreach (var url in urls.Split(',', StringSplitOptions.TrimEntries))
        {
            if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
                yield return new ValidationResult("must be an address such as http://host:8081", [$"{option}:Url"]);
            else if (address.UserInfo.Length > 0)
                yield return new ValidationResult("must not hold a login; give Username and Password", [$"{option}:Url"]);
        }

        if (username is not null && token is not null)
            yield return new ValidationResult("cannot be given beside Username; choose one", [$"{option}:Token"]);
        if (tls is { ClientKeyPath: not null, ClientCertificatePath: null })
            yield return new ValidationResult("is of no use without ClientCertificatePath", [$"{option}:Tls:{nameof(TlsOptions.ClientKeyPath)}"]);
    }

    private static IEnumerable<ValidationResult> CheckMappings(string option, IReadOnlyDictionary<string, MetaMappingOptions> mappings, bool isOfFields)
    {
        foreach (var (property, mapping) in mappings)
        {
            if (isOfFields && mapping.Operation is not (null or MetaOperation.AddTag))
                yield return new ValidationResult("must be AddTag: fields have tags only", [$"{option}:{property}:{nameof(MetaMappingOptions.Operation)}"]);
            if (!IsPattern(mapping.Match))
                yield return new ValidationResult("is no regular expression", [$"{option}:{property}:{nameof(MetaMappingOptions.Match)}"]);
        }
    }

    private static bool IsPattern(string pattern)
    {
        try
        {
            _ = new Regex($@"\A(?:{pattern})\z", RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(100));
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
