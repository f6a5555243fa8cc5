using System.Text.RegularExpressions;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.Kafka.Settings;

namespace MetadataIngestion.Connectors.Kafka.Meta;

/// <summary>A mapping of one property.</summary>
internal sealed partial class MetaRule(string property, MetaMappingOptions options)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    private readonly Regex _pattern = new($@"\A(?:{options.Match})\z", RegexOptions.CultureInvariant, Patience);

    public string Property => property;

    /// <summary>Applies the mapping to a value that matches.</summary>
    /// <exception cref="RegexMatchTimeoutException">The pattern takes too long.</exception>
    public void Apply(string value, MetaFindings findings)
    {
        var match = _pattern.Match(value);
        if (!match.Success)
            return;

        var result = TemplatePattern().Replace(options.Value, name => ValueOf(match, name.Groups[1].Value)).Trim();
        if (result.Length > 0)
            Add(result, findings);
    }

    private static string ValueOf(Match match, string name) => name == "match" ? match.Value : match.Groups[name].Value;

    private void Add(string result, MetaFindings findings)
    {
        switch (options.Operation)
        {
            case MetaOperation.AddTag:
                findings.Tags.Add(result);
                break;
            case MetaOperation.AddTerm:
                findings.Terms.Add(result);
                break;
            case MetaOperation.AddTerms:
                findings.Terms.AddRange(result.Split(options.Separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
                break;
            case MetaOperation.AddOwner:
                findings.Owners.Add(new OwnerEvidence(result, $"property {property}")
                {
                    Kind = options.IsGroup ? PrincipalKind.Group : PrincipalKind.User,
                    Type = options.OwnershipType,
                });
                break;
            case MetaOperation.AddDomain:
                findings.Domains.Add(result);
                break;
            case MetaOperation.AddDocLink:
                findings.Links.Add(new(result, options.Description ?? property));
                break;
        }
    }

    [GeneratedRegex(@"\{\{\s*\$(\w+)\s*\}\}")]
    private static partial Regex TemplatePattern();
}
