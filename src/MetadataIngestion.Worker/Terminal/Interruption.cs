using System.Runtime.InteropServices;
using MetadataIngestion.Worker.Commands;

namespace MetadataIngestion.Worker.Terminal;

/// <summary>Turns the first Ctrl+C or termination signal into a cancellation and the second into the end of the process.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly List<PosixSignalRegistration> _registrations;
    private int _signals;

    public Interruption()
    {
        _registrations =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal),
        ];
    }

    public CancellationToken Token => _source.Token;

    public void Dispose()
    {
        foreach (var registration in _registrations)
            registration.Dispose();
        _source.Dispose();
    }

    private void OnSignal(PosixSignalContext context)
    {
        context.Cancel = true;
        if (Interlocked.Increment(ref _signals) > 1)
            Environment.Exit(ExitCodes.Interrupted);

        Console.Error.WriteLine("Stopping; what is done stays. Interrupt again to stop at once.");
        _source.Cancel();
    }
}
