namespace MetadataIngestion.Abstractions;

/// <summary>The outcome of a connection test.</summary>
/// <param name="Steps">One line for each step and capability, in the order they were tried.</param>
public sealed record ConnectionReport(IReadOnlyList<ConnectionStep> Steps)
{
    /// <summary>Whether a crawl would find anything, or a delivery arrive: no step failed.</summary>
    public bool Succeeded => Steps.All(step => step.Status != ConnectionStepStatus.Failed);
}
