using System.Diagnostics.CodeAnalysis;
using MetadataIngestion.Core.Configuration;

namespace MetadataIngestion.Sinks.Http;

/// <summary>What makes a text the address of a server.</summary>
internal static class UrlRule
{
    /// <param name="option">The option that holds the address.</param>
    /// <param name="url">The address.</param>
    /// <param name="example">An address as it should be.</param>
    public static IEnumerable<OptionError> Check(string option, string? url, string example)
    {
        if (string.IsNullOrWhiteSpace(url))
            yield return new OptionError(option, $"The address is missing; give it, such as {example}.");
        else if (!IsHttp(url, out var address))
            yield return new OptionError(option, $"This is no http or https address; give one such as {example}.");
        else if (address.UserInfo.Length > 0)
            yield return new OptionError(option, "An address may not hold a login, since addresses are shown; give it with the options for it.");
    }

    private static bool IsHttp(string url, [NotNullWhen(true)] out Uri? address) =>
        Uri.TryCreate(url, UriKind.Absolute, out address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps);
}
