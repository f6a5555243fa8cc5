using System.Globalization;
using MetadataIngestion.Worker.Commands;
using MetadataIngestion.Worker.Terminal;
using MetadataIngestion.Worker.Tests.Api;

namespace MetadataIngestion.Worker.Tests.Cluster;

/// <summary>The real command line in this process, going on beside others, with a clock of its own.</summary>
internal sealed class InProcessWorker : IAsyncDisposable
{
    private const string Announcement = "The HTTP API listens on ";

    private readonly CancellationTokenSource _stop = new();
    private readonly StringWriter _error = new(CultureInfo.InvariantCulture) { NewLine = "\n" };
    private readonly MemoryStream _output = new();
    private readonly TextWriter _shared;

    public InProcessWorker(string folder, TimeProvider time, params string[] arguments)
    {
        _shared = TextWriter.Synchronized(_error);
        var environment = new CliEnvironment
        {
            Output = new DataOutput(_output),
            Error = _shared,
            Variables = new Dictionary<string, string>(),
            CurrentDirectory = folder,
            TimeProvider = time,
        };
        Ended = Task.Run(() => Cli.RunAsync(arguments, environment, _stop.Token));
    }

    /// <summary>Ends with the exit code.</summary>
    public Task<int> Ended { get; }

    public string Error
    {
        get
        {
            lock (_shared)
                return _error.ToString();
        }
    }

    /// <summary>Its data; complete when it has ended.</summary>
    public string Output => System.Text.Encoding.UTF8.GetString(_output.ToArray());

    /// <summary>Where its API listens.</summary>
    public Uri Address
    {
        get
        {
            var start = Error.IndexOf(Announcement, StringComparison.Ordinal) + Announcement.Length;
            return new Uri(Error[start..].Split([' ', '\n', '"'], 2)[0]);
        }
    }

    public async Task WaitForErrorAsync(string text, int times = 1)
    {
        await Wait.UntilAsync(() => Ended.IsCompleted || Error.Split(text).Length > times);
        Assert.True(Error.Split(text).Length > times, $"Not said {times} times before the end: \"{text}\", but:\n{Error}");
    }

    /// <summary>Asks it to stop, as a signal does; its exit code.</summary>
    public async Task<int> StopAsync()
    {
        await _stop.CancelAsync();
        return await Ended.WaitAsync(TimeSpan.FromMinutes(2));
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _stop.Dispose();
        await _output.DisposeAsync();
        await _shared.DisposeAsync();
    }
}
