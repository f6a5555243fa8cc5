namespace MetadataIngestion.Worker.Tests.Scheduling;

/// <summary>Tests of a service that each test starts for itself.</summary>
public abstract class ScheduledServiceTests : IAsyncLifetime
{
    internal ScheduledService Service { get; } = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await Service.DisposeAsync();
}
