using MetadataIngestion.Core.Configuration;

namespace MetadataIngestion.Sinks.Http;

/// <summary>What makes a text a bearer token.</summary>
internal static class TokenRule
{
    public static IEnumerable<OptionError> Check(string option, string? token)
    {
        if (token is not null && (token.Length == 0 || token.Any(letter => letter is <= ' ' or > '~')))
            yield return new OptionError(option, "The token is empty, or holds white space or letters that no token has; give it as it was issued, without \"Bearer\".");
    }
}
