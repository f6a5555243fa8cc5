using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.SqlServer.Catalog;

namespace MetadataIngestion.Connectors.SqlServer.Assets;

/// <summary>Builds the jobs of SQL Server Agent: a container for each job, a routine for each step.</summary>
internal sealed class JobBuilder(AssetPath agent, SqlServerOptions options)
{
    private const string NoDescription = "No description available.";
    private readonly LocalTime _time = new(TimeZoneInfo.FindSystemTimeZoneById(options.TimeZone));

    public Container OfAgent() => new() { Path = agent, Kind = ContainerKind.Database, SubType = "Agent" };

    public Container OfJob(JobStepRow row)
    {
        var properties = new PropertyList();
        properties.AddIf(!row.IsEnabled, "enabled", "false");
        return new Container
        {
            Path = agent.Child(row.Job),
            Kind = ContainerKind.Schema,
            SubType = "Job",
            Description = row.Description is NoDescription ? null : row.Description,
            Owners = row.Owner is { } owner ? [new OwnerEvidence(owner, "owner of the job")] : [],
            Created = _time.ToInstant(row.Created),
            Modified = _time.ToInstant(row.Modified),
            Identity = $"job/{row.JobId}",
            Properties = properties.ToDictionary(),
        };
    }

    public Routine OfStep(JobStepRow row)
    {
        var properties = new PropertyList();
        properties.AddOptional("database", row.Database);
        return new Routine
        {
            Path = agent.Child(row.Job, row.Step!),
            SubType = "Job Step",
            Language = row.Subsystem == "TSQL" ? "T-SQL" : row.Subsystem,
            Definition = options.IncludeRoutineDefinitions ? row.Command : null,
            Identity = row.StepId is { } id ? $"job/{row.JobId}/{id}" : null,
            Properties = properties.ToDictionary(),
        };
    }
}
