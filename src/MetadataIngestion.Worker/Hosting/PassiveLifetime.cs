using Microsoft.Extensions.Hosting;

namespace MetadataIngestion.Worker.Hosting;

/// <summary>Leaves signals to the command line, which stops the host by its token.</summary>
internal sealed class PassiveLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
