using System.CommandLine;
using MetadataIngestion.Core.Crawling;

namespace MetadataIngestion.Worker.Commands;

/// <summary>Limits a crawl to a part of its source.</summary>
internal sealed class ScopeOption : Option<string?>
{
    public ScopeOption()
        : base("--scope")
    {
        Description = "Only this part of the source: a name with all that is inside, such as sales.public, or a pattern, such as 'sales.*'";
        HelpName = "SCOPE";
        Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !CrawlScope.TryParse(token.Value, out _, out var error))
                result.AddError($"--scope: {error}");
        });
    }

    public CrawlScope? Read(ParseResult arguments) => arguments.GetValue(this) is { } text ? CrawlScope.Parse(text) : null;
}
