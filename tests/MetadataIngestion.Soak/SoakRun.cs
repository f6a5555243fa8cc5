using System.Diagnostics;
using System.Globalization;

namespace MetadataIngestion.Soak;

/// <summary>
/// Lets a service crawl three lakes every two seconds while their tables change, requests come and go in its configuration, a sink is taken away and
/// given back, and the service is killed; then looks for anything lost, doubled or left undone.
/// </summary>
internal sealed class SoakRun(SoakOptions options)
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(400);

    private readonly string _folder = Directory.CreateTempSubdirectory("mi-soak-").FullName;
    private readonly Random _random = new(options.Seed);
    private readonly SoakMemory _memory = new();
    private readonly List<TimeSpan> _starts = [];

    public async Task<SoakResult> RunAsync()
    {
        options.Tell($"seed {options.Seed}, folder {_folder}");
        var lakes = new SoakLakes(_folder, options.Tables, _random);
        var configuration = new SoakConfiguration(_folder, _random);
        lakes.Create();
        configuration.Write();
        var exitCode = await DisturbAsync(lakes, configuration);

        var audit = new SoakAudit(_folder, configuration.RequestIds);
        await audit.RunAsync();
        if (exitCode != 0)
            audit.Findings.Add($"The service ended with exit code {exitCode} when it was asked to stop.");

        if (audit.Findings.Count == 0)
            Directory.Delete(_folder, recursive: true);

        return new SoakResult(audit.Findings, [.. audit.Figures, .. _memory.Figures(), $"starts: {string.Join(", ", _starts.Select(Seconds))}"]);
    }

    /// <summary>Changes things until the time is over, then lets the service come to rest and stops it.</summary>
    private async Task<int> DisturbAsync(SoakLakes lakes, SoakConfiguration configuration)
    {
        var service = await StartAsync();
        try
        {
            var kills = KillTimes();
            var watch = Stopwatch.StartNew();
            for (var beat = 0; watch.Elapsed < options.Duration; beat++)
            {
                lakes.Change();
                EditConfiguration(configuration, beat);
                BlockSink(beat);
                _memory.Sample(service);
                if (kills.TryPeek(out var next) && watch.Elapsed > next)
                {
                    kills.Dequeue();
                    await service.DisposeAsync();
                    options.Tell($"killed after {Seconds(watch.Elapsed)}");

                    // A service does not start with half a configuration.
                    configuration.Write();
                    service = await StartAsync();
                }

                await Task.Delay(Beat);
            }

            UnblockSink();
            configuration.Write();
            await new SoakRest(_folder, configuration.RequestIds).WaitAsync();
            return await service.StopAsync();
        }
        finally
        {
            await service.DisposeAsync();
        }
    }

    private async Task<ServiceProcess> StartAsync()
    {
        var watch = Stopwatch.StartNew();
        var service = await ServiceProcess.StartServiceAsync(_folder);
        _starts.Add(watch.Elapsed);
        _memory.Begin();
        return service;
    }

    private Queue<TimeSpan> KillTimes() =>
        new(Enumerable.Range(0, options.Kills).Select(_ => options.Duration * (0.05 + (0.45 * _random.NextDouble()))).Order());

    private static void EditConfiguration(SoakConfiguration configuration, int beat)
    {
        if (beat % 8 == 3)
            configuration.AddRequest();
        else if (beat % 40 == 20)
            configuration.WriteHalf();
        else if (beat % 40 == 28)
            configuration.Write();
    }

    // A file in the place of the sink's folder: what is delivered meanwhile fails, after a start at the latest.
    private void BlockSink(int beat)
    {
        if (beat % 50 == 10)
            Move("out", "away");
        else if (beat % 50 == 25)
            UnblockSink();
    }

    private void UnblockSink()
    {
        if (!Directory.Exists(Path.Combine(_folder, "away")))
            return;

        if (Directory.Exists(Path.Combine(_folder, "out")))
            Directory.Delete(Path.Combine(_folder, "out"), recursive: true);
        else
            File.Delete(Path.Combine(_folder, "out"));
        Directory.Move(Path.Combine(_folder, "away"), Path.Combine(_folder, "out"));
    }

    private void Move(string from, string to)
    {
        if (!Directory.Exists(Path.Combine(_folder, from)) || Directory.Exists(Path.Combine(_folder, to)))
            return;

        Directory.Move(Path.Combine(_folder, from), Path.Combine(_folder, to));
        File.WriteAllText(Path.Combine(_folder, from), "in the way");
    }

    private static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:F1} s");
}
