using System.Globalization;
using System.Text;

namespace MetadataIngestion.Tests.Shared;

/// <summary>A record as kcat reads it.</summary>
internal sealed record ConsumedRecord(int Partition, string Headers, string Key, byte[] Value)
{
    public long LogOffset => long.Parse(Headers.Split(',')[0]["log-offset=".Length..], CultureInfo.InvariantCulture);

    /// <summary>Reads a topic to its end, partition by partition, with kcat, which knows nothing of this program.</summary>
    public static async Task<IReadOnlyList<ConsumedRecord>> ReadAsync(string bootstrapServers, string topic)
    {
        var output = await KafkaTools.RunAsync("kcat", ["-b", bootstrapServers, "-C", "-t", topic, "-o", "beginning", "-e", "-q", "-f", "%p %K %S %h\n%k%s"]);
        var records = new List<ConsumedRecord>();
        for (var at = 0; at < output.Length;)
            records.Add(Parse(output, ref at));

        return records;
    }

    private static ConsumedRecord Parse(byte[] output, ref int at)
    {
        var end = Array.IndexOf(output, (byte)'\n', at);
        var line = Encoding.UTF8.GetString(output, at, end - at).Split(' ', 4);
        var (keyLength, valueLength) = (int.Parse(line[1], CultureInfo.InvariantCulture), int.Parse(line[2], CultureInfo.InvariantCulture));
        var key = Encoding.UTF8.GetString(output, end + 1, keyLength);
        at = end + 1 + keyLength + valueLength;
        return new ConsumedRecord(int.Parse(line[0], CultureInfo.InvariantCulture), line[3], key, output[(at - valueLength)..at]);
    }
}
