using MetadataIngestion.Connectors.SqlServer.Sessions;

namespace MetadataIngestion.Connectors.SqlServer.Catalog;

/// <summary>A step of a job of SQL Server Agent, with its job; a job without steps is one row without a step.</summary>
internal sealed record JobStepRow
{
    public required Guid JobId { get; init; }

    public required string Job { get; init; }

    public bool IsEnabled { get; init; }

    public string? Description { get; init; }

    public string? Owner { get; init; }

    public DateTime? Created { get; init; }

    public DateTime? Modified { get; init; }

    public Guid? StepId { get; init; }

    public string? Step { get; init; }

    public string? Subsystem { get; init; }

    public string? Command { get; init; }

    public string? Database { get; init; }

    public static JobStepRow Read(Row row) => new()
    {
        JobId = row.Guid(0) ?? Guid.Empty,
        Job = row.Text(1),
        IsEnabled = row.Flag(2),
        Description = row.OptionalText(3),
        Owner = row.OptionalText(4),
        Created = row.Moment(5),
        Modified = row.Moment(6),
        StepId = row.Guid(7),
        Step = row.OptionalText(8),
        Subsystem = row.OptionalText(9)?.Trim(),
        Command = row.OptionalText(10),
        Database = row.OptionalText(11),
    };
}
