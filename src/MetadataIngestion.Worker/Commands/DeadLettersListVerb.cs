using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Worker.Reports;

namespace MetadataIngestion.Worker.Commands;

/// <summary>Lists what sinks refused for good.</summary>
internal sealed class DeadLettersListVerb : Verb
{
    private readonly Option<string?> _sink = new("--sink") { Description = "Only those of this sink", HelpName = "SINK" };

    private readonly Option<int?> _limit = new("--limit") { Description = "How many at most", HelpName = "N" };

    public DeadLettersListVerb()
        : base("list", "List what sinks refused for good, and why", "dead-letters list", "dead-letters list --sink datahub --output json")
    {
        _limit.Validators.Add(result => ValueRules.RequireAtLeast(result, 1));
        Add(_sink);
        Add(_limit);
    }

    public override async Task<int> ExecuteAsync(VerbContext context, CancellationToken cancellationToken)
    {
        await using var runtime = context.Load(withSources: false);
        if (!StoreGuard.Exists(context, runtime))
            return ExitCodes.Ok;

        var store = await runtime.OpenStoreAsync(cancellationToken);
        var query = new DeadLetterQuery { Sink = context.Arguments.GetValue(_sink), Limit = context.Arguments.GetValue(_limit) };
        var letters = await store.ListDeadLettersAsync(query, cancellationToken);
        if (context.IsJson)
        {
            foreach (var letter in letters)
                JsonLines.Write(context, Describe(context, letter));
        }
        else if (letters.Count == 0)
        {
            context.Hint("There are no dead letters.");
        }
        else
        {
            context.Tables.Print(["sink", "offset", "refused", "reason"], letters.Select(letter => Row(context, letter)));
        }

        return ExitCodes.Ok;
    }

    private static JsonObject Describe(VerbContext context, DeadLetter letter) => new()
    {
        ["sink"] = letter.Sink,
        ["offset"] = letter.Offset,
        ["rejectedAt"] = letter.RejectedAt.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture),
        ["reason"] = context.Redactor.Redact(letter.Reason),
    };

    private static string[] Row(VerbContext context, DeadLetter letter) =>
    [
        letter.Sink,
        letter.Offset.ToString(CultureInfo.InvariantCulture),
        letter.RejectedAt.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        context.Redactor.Redact(letter.Reason),
    ];
}
