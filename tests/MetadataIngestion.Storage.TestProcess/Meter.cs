using System.Diagnostics;
using System.Globalization;

namespace MetadataIngestion.Storage.TestProcess;

/// <summary>Adds up the time and the memory that pieces of work take.</summary>
internal sealed class Meter
{
    private readonly Stopwatch _watch = new();
    private TimeSpan _processor;
    private long _allocated;

    public async Task AddAsync(Func<Task> work)
    {
        _processor -= Environment.CpuUsage.TotalTime;
        _allocated -= GC.GetTotalAllocatedBytes(precise: true);
        _watch.Start();
        await work();
        _watch.Stop();
        _allocated += GC.GetTotalAllocatedBytes(precise: true);
        _processor += Environment.CpuUsage.TotalTime;
    }

    public void Print(string what, int count) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{what}: {count} in {_watch.Elapsed.TotalMilliseconds:0} ms ({_processor.TotalMilliseconds:0} ms of processor time), {count / _watch.Elapsed.TotalSeconds:0}/s, {_allocated / count} B allocated each"));
}
