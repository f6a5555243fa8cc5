using MetadataIngestion.Abstractions;
using MetadataIngestion.Worker.Commands;
using MetadataIngestion.Worker.Configuration;
using MetadataIngestion.Worker.Hosting;

namespace MetadataIngestion.Worker.Diagnosis;

/// <summary>Asks the destinations of enabled sinks whether they are there, without delivering anything. One that is not is worth a look; the log waits for it.</summary>
internal sealed class SinkExamination(VerbContext context, LoadedConfiguration configuration)
{
    /// <summary>The findings in the order of the names. All are asked at once, for each may take a while.</summary>
    public async Task<IReadOnlyList<Finding>> ExamineAsync(CancellationToken cancellationToken)
    {
        if (configuration.Problems.Count > 0)
            return [];

        var sinks = new SinkBinder(context.CreateSinkFactories(), configuration).Bind();
        var findings = await Task.WhenAll(sinks.Values.Select(sink => ExamineAsync(sink, cancellationToken)));
        return [.. findings.OfType<Finding>()];
    }

    private async Task<Finding?> ExamineAsync(ConfiguredSink sink, CancellationToken cancellationToken)
    {
        var report = await ConnectionTester.TestAsync(sink, cancellationToken);
        var told = report.Steps.FirstOrDefault(step => step.Status == ConnectionStepStatus.Failed) ?? report.Steps.FirstOrDefault(step => step.Status == ConnectionStepStatus.Passed);
        return told is null ? null : new Finding(
            $"sink {sink.Name}",
            told.Status == ConnectionStepStatus.Passed ? Health.Good : Health.Doubtful,
            context.Redactor.Redact(told.Detail ?? told.Name),
            told.Status == ConnectionStepStatus.Passed ? null : told.Remedy ?? "Run check for the whole report. What is in the log waits for the sink.");
    }
}
