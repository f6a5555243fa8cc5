using System.CommandLine;

namespace MetadataIngestion.Worker.Commands;

/// <summary>Pauses a source, or lets it go on.</summary>
internal sealed class PauseVerb : Verb
{
    private readonly Argument<string> _name = new("SOURCE") { Description = "The source, by its name in the configuration" };
    private readonly bool _pauses;

    private PauseVerb(bool pauses, string name, string description)
        : base(name, description, $"{name} sales")
    {
        _pauses = pauses;
        _name.Validators.Add(ValueRules.RefuseOptions);
        Add(_name);
    }

    public static PauseVerb Pause() =>
        new(pauses: true, "pause", "Let the service leave a source alone until resume: its schedule is left out, its requests wait");

    public static PauseVerb Resume() => new(pauses: false, "resume", "Let the service crawl a paused source again");

    public override async Task<int> ExecuteAsync(VerbContext context, CancellationToken cancellationToken)
    {
        await using var runtime = context.Load(withSources: false);
        var name = SourceNames.Find(runtime, context.Arguments.GetRequiredValue(_name));
        var store = await runtime.OpenStoreAsync(cancellationToken);
        var changed = await store.SetPausedAsync(name, _pauses, cancellationToken);
        var state = _pauses ? "paused" : "not paused";
        context.Hint($"{name} {(changed ? "is now" : "was already")} {state}.");
        return ExitCodes.Ok;
    }
}
