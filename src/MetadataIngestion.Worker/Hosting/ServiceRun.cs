using MetadataIngestion.Core.Storing;
using MetadataIngestion.Worker.Commands;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Worker.Hosting;

/// <summary>One life of the service, from its start to its exit code.</summary>
internal sealed class ServiceRun(IHost host, IngestionRuntime runtime, ILogger<ServiceRun> logger)
{
    /// <summary>Starts the service and waits until it is asked to stop or a part of it fails.</summary>
    /// <param name="stop">Asks it to stop.</param>
    /// <returns>One of <see cref="ExitCodes"/>: a service that ends because a part of it failed must not look as if it had been asked to.</returns>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        try
        {
            await host.StartAsync(stop);
            Announce();
            await WaitAsync(stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
        }

        ServiceLog.Stopping(logger);
        var stopped = await StopAsync();
        return ReportFailures() || !stopped ? ExitCodes.Failed : ExitCodes.Ok;
    }

    private void Announce()
    {
        var age = runtime.TimeProvider.GetUtcNow() - System.Diagnostics.Process.GetCurrentProcess().StartTime.ToUniversalTime();
        ServiceLog.Ready(logger, (long)age.TotalMilliseconds, runtime.Sources.Count, runtime.Sinks.Count, runtime.Configuration.StoreName);
    }

    private async Task WaitAsync(CancellationToken stop)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var asked = stop.Register(() => ended.TrySetResult());
        await using var failed = host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.Register(() => ended.TrySetResult());
        await ended.Task;
    }

    private async Task<bool> StopAsync()
    {
        try
        {
            await host.StopAsync(CancellationToken.None);
            ServiceLog.Stopped(logger);
            return true;
        }
        catch (Exception exception) when (exception is OperationCanceledException or AggregateException)
        {
            ServiceLog.StopTimedOut(logger, runtime.Configuration.Ingestion.Service.ShutdownTimeout);
            return false;
        }
    }

    private bool ReportFailures()
    {
        var any = false;
        foreach (var service in host.Services.GetServices<IHostedService>().OfType<BackgroundService>())
        {
            if (service.ExecuteTask is not { IsFaulted: true, Exception.InnerException: { } exception })
                continue;

            if (exception is StoreException)
                ServiceLog.Refused(logger, exception.Message);
            else
                ServiceLog.BackgroundFailure(logger, exception, service.GetType().Name);
            any = true;
        }

        return any;
    }
}
