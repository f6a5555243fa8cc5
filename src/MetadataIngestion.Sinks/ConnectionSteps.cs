using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Sinks;

/// <summary>The steps of a connection test, one after the other until one fails.</summary>
internal sealed class ConnectionSteps
{
    private readonly List<ConnectionStep> _steps = [];

    /// <summary>What was tried so far.</summary>
    public ConnectionReport Report => new(_steps);

    /// <summary>Tries a step, unless one has failed before.</summary>
    /// <param name="name">The step.</param>
    /// <param name="attempt">Returns what was found; a <see cref="SinkException"/> is a failure.</param>
    public async Task TryAsync(string name, Func<Task<string>> attempt)
    {
        if (!Report.Succeeded)
            return;

        try
        {
            _steps.Add(new ConnectionStep(name, ConnectionStepStatus.Passed, await attempt().ConfigureAwait(false)));
        }
        catch (SinkException failure)
        {
            _steps.Add(new ConnectionStep(name, ConnectionStepStatus.Failed, failure.Message));
        }
    }
}
