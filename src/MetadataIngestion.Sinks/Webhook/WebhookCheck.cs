using System.Globalization;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Sinks.Webhook;

/// <summary>Tests the way to a receiver without sending it a message.</summary>
internal sealed class WebhookCheck(WebhookSinkOptions options, TimeProvider timeProvider)
{
    public async Task<ConnectionReport> RunAsync(CancellationToken cancellationToken)
    {
        var steps = new ConnectionSteps();
        await steps.TryAsync("server", () => AskAsync(cancellationToken)).ConfigureAwait(false);
        await steps.TryAsync("messages", () => Task.FromResult(Describe())).ConfigureAwait(false);
        return steps.Report;
    }

    private async Task<string> AskAsync(CancellationToken cancellationToken)
    {
        using var client = new WebhookClient(options, timeProvider);
        var status = await client.AskAsync(cancellationToken).ConfigureAwait(false);
        return $"{WebhookErrors.ServerOf(options)} answers {status} to HEAD; whether it takes messages shows with the first one, or with check --send: no message was sent";
    }

    private string Describe()
    {
        var signed = options.Secrets.Count switch
        {
            0 => "not signed",
            1 => "signed",
            var count => string.Create(CultureInfo.InvariantCulture, $"signed with {count} secrets"),
        };
        var narrowed = options.Codes.Count + options.Domains.Count + options.Owners.Count > 0 ? ", of the codes, domains and owners that are given" : string.Empty;
        return string.Create(CultureInfo.InvariantCulture, $"would tell {Kinds()}{narrowed}, as {options.Format}, {signed}; more than {options.DigestAbove} of a batch as one digest");
    }

    private string Kinds()
    {
        var kinds = new List<string>();
        if (Tells(WebhookKind.Change))
            kinds.Add($"changes from {options.ChangeLevel} on");
        if (Tells(WebhookKind.Policy))
            kinds.Add($"violations of policies from {options.FindingLevel} on");
        if (Tells(WebhookKind.Contract))
            kinds.Add("broken contracts");
        return string.Join(", ", kinds);
    }

    private bool Tells(WebhookKind kind) => options.Kinds.Count == 0 || options.Kinds.Contains(kind);
}
