using System.CommandLine;
using System.Text;
using MetadataIngestion.Core.Domains;
using MetadataIngestion.Mesh.Scorecards;
using MetadataIngestion.Worker.Reports;

namespace MetadataIngestion.Worker.Commands;

/// <summary>Shows how the mesh stands, by domain and data product.</summary>
internal sealed class MeshReportVerb : Verb
{
    private const int MostWeeks = 53;

    private readonly Option<int> _weeks = new("--weeks")
    {
        Description = "How many weeks the history has, the one under way included",
        HelpName = "COUNT",
        DefaultValueFactory = _ => 8,
    };

    private readonly Option<string?> _html = new("--html") { Description = "Write the report as a web page to this file too", HelpName = "FILE" };

    private readonly Option<string?> _domain = new("--domain") { Description = "Only this domain, the domains inside it, and their products", HelpName = "DOMAIN" };

    private readonly FailUnderOption _failUnder = new();

    public MeshReportVerb()
        : base("report", "Show how the mesh stands: what each domain and data product owns, describes, promises and keeps, and what happened", "mesh report", "mesh report --html report.html --weeks 12", "mesh report --domain sales --fail-under owned=100 --fail-under passing=90", "mesh report --output json")
    {
        _weeks.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && int.TryParse(token.Value, out var weeks) && weeks is < 1 or > MostWeeks)
                result.AddError($"--weeks takes a number from 1 to {MostWeeks}.");
        });
        Add(_weeks);
        Add(_html);
        Add(_domain);
        Add(_failUnder);
    }

    public override async Task<int> ExecuteAsync(VerbContext context, CancellationToken cancellationToken)
    {
        await using var runtime = context.Load(withSources: false);
        if (!StoreGuard.Exists(context, runtime))
            return ExitCodes.Ok;

        var store = await runtime.OpenStoreAsync(cancellationToken);
        var card = await new ScorecardReader(store, runtime.TimeProvider).ReadAsync(context.Arguments.GetValue(_weeks), cancellationToken);
        if (context.Arguments.GetValue(_domain) is { } domain)
            card = card.Within(DomainUrn.Of(domain)) ?? throw new UsageException($"there is no domain '{domain}' that is described or that a dataset is in. The command mesh report without --domain shows all.");
        ScorecardPrinter.Write(context, card);
        if (context.Arguments.GetValue(_html) is { } file)
            await WriteAsync(context, card, file, cancellationToken);
        return ExitCodeOf(context, card);
    }

    private int ExitCodeOf(VerbContext context, Scorecard card)
    {
        var misses = _failUnder.Misses(context.Arguments, card.Total).ToList();
        foreach (var miss in misses)
            context.Messages.Line(miss);
        return misses.Count == 0 ? ExitCodes.Ok : ExitCodes.Failed;
    }

    private static async Task WriteAsync(VerbContext context, Scorecard card, string file, CancellationToken cancellationToken)
    {
        await using var stream = OutputFiles.Create(context, file, replace: true);
        await stream.WriteAsync(Encoding.UTF8.GetBytes(ScorecardPage.Of(card)), cancellationToken);
        context.Hint($"Wrote {file}. It is one file that any browser shows.");
    }
}
