using MetadataIngestion.Core.Verdicts;
using MetadataIngestion.Sinks.Http;

namespace MetadataIngestion.Sinks.Webhook;

/// <summary>Options of the sink <c>webhook</c>.</summary>
public sealed record WebhookSinkOptions
{
    /// <summary>The address that messages are posted to. It counts as a secret: only its server is ever shown. Required.</summary>
    public string? Url { get; init; }

    /// <summary>What the body looks like: <c>Json</c> or <c>Slack</c>. The default is <c>Json</c>.</summary>
    public WebhookFormat Format { get; init; }

    /// <summary>
    /// The secrets that messages are signed with, each of at least 16 letters; while one takes the place of another, both. A secret that begins with
    /// <c>whsec_</c> is Base64 after that. The default is none: messages are not signed.
    /// </summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <summary>Further headers, such as <c>Authorization</c>. Their values count as secrets. The default is none.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>What messages are about: <c>Change</c>, <c>Policy</c>, <c>Contract</c>. The default is all of it.</summary>
    public IReadOnlyList<WebhookKind> Kinds { get; init; } = [];

    /// <summary>The least level of changes that are told. The default is <c>Risky</c>.</summary>
    public VerdictLevel ChangeLevel { get; init; } = VerdictLevel.Risky;

    /// <summary>The least level of findings of policies and contracts that are told. The default is <c>Warning</c>.</summary>
    public WebhookFindingLevel FindingLevel { get; init; } = WebhookFindingLevel.Warning;

    /// <summary>Patterns of codes that are told, such as <c>type.*</c>, <c>GP1*</c> or <c>DC205</c>. The default is all.</summary>
    public IReadOnlyList<string> Codes { get; init; } = [];

    /// <summary>Patterns of domains, by id or URN, of whose assets is told; a domain has with it those inside it. The default is all, and assets without any.</summary>
    public IReadOnlyList<string> Domains { get; init; } = [];

    /// <summary>Patterns of owners of whose assets is told, such as <c>group:data-team</c>, <c>user:ada</c> or a URN. The default is all, and assets without any.</summary>
    public IReadOnlyList<string> Owners { get; init; } = [];

    /// <summary>How many messages of one batch are sent each by itself; more become one digest. The default is 20.</summary>
    public int DigestAbove { get; init; } = 20;

    /// <summary>
    /// How old an entry of the log may be to be told of, so that a new sink does not tell the history of the log; <see langword="null"/> for any age. The
    /// default is 7 days.
    /// </summary>
    public TimeSpan? MaxAge { get; init; } = TimeSpan.FromDays(7);

    /// <summary>How long an answer may take. The default is 15 seconds.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Certificates, where the system's do not do.</summary>
    public TlsOptions Tls { get; init; } = new();
}
