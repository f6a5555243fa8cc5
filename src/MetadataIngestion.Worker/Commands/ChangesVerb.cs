using System.CommandLine;
using MetadataIngestion.Core.Verdicts;
using MetadataIngestion.Worker.Changes;
using MetadataIngestion.Worker.Reports;

namespace MetadataIngestion.Worker.Commands;

/// <summary>Lists what changed, with the verdicts on it.</summary>
internal sealed class ChangesVerb : Verb
{
    private readonly Option<Since?> _since = new("--since")
    {
        Description = "Only changes since then: a date, a time, or an age such as 24h or 7d",
        HelpName = "TIME",
        CustomParser = SinceParser.Parse,
    };

    private readonly Option<VerdictLevel> _level = new("--level")
    {
        Description = "Only changes of this level or worse: informational, compatible, risky or breaking",
        HelpName = "LEVEL",
        CustomParser = WordParser.Parse<VerdictLevel>,
    };

    private readonly Option<string?> _domain = new("--domain") { Description = "Only changes of assets in this domain, or in one inside it", HelpName = "DOMAIN" };

    private readonly Option<string?> _source = new("--source") { Description = "Only changes of this source", HelpName = "SOURCE" };

    private readonly Option<string?> _urn = new("--urn") { Description = "Only changes of this entity", HelpName = "URN" };

    private readonly FailOnOption _failOn = new();

    public ChangesVerb()
        : base("changes", "List what changed and whom it may hurt", "changes --since 7d --level risky", "changes --domain sales --output json", "changes --since 24h --fail-on breaking")
    {
        foreach (var option in new Option[] { _since, _level, _domain, _source, _urn, _failOn })
            Add(option);
    }

    public override async Task<int> ExecuteAsync(VerbContext context, CancellationToken cancellationToken)
    {
        await using var runtime = context.Load(withSources: false);
        if (!StoreGuard.Exists(context, runtime))
            return ExitCodes.Ok;

        var store = await runtime.OpenStoreAsync(cancellationToken);
        using var printer = new VerdictPrinter(context);
        await foreach (var (entry, change) in RecordedChanges.ReadAsync(store, Wanted(context.Arguments, runtime.TimeProvider), cancellationToken))
            printer.Add(entry, change);

        printer.Complete();
        return _failOn.ExitCode(context.Arguments, printer.Worst);
    }

    private ChangeQuery Wanted(ParseResult arguments, TimeProvider timeProvider) => new()
    {
        Since = arguments.GetValue(_since)?.At(timeProvider),
        Level = arguments.GetValue(_level),
        Domain = arguments.GetValue(_domain),
        Source = arguments.GetValue(_source),
        Urn = arguments.GetValue(_urn),
    };
}
