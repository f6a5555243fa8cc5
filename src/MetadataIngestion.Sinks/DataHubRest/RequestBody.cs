using System.IO.Compression;
using System.Net.Http.Headers;
using System.Net.Mime;

namespace MetadataIngestion.Sinks.DataHubRest;

/// <summary>The body of a request, which can be sent any number of times.</summary>
internal sealed class RequestBody(ProposalFormat format, ReadOnlyMemory<byte> proposals)
{
    public int Length => format.Opening.Length + proposals.Length + format.Closing.Length;

    public HttpContent ToContent(bool compress)
    {
        var content = new ByteArrayContent(compress ? Compress() : ToArray());
        content.Headers.ContentType = new MediaTypeHeaderValue(MediaTypeNames.Application.Json);
        if (compress)
            content.Headers.ContentEncoding.Add("gzip");

        return content;
    }

    private byte[] ToArray() => [.. format.Opening, .. proposals.Span, .. format.Closing];

    private byte[] Compress()
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest))
        {
            gzip.Write(format.Opening);
            gzip.Write(proposals.Span);
            gzip.Write(format.Closing);
        }

        return compressed.ToArray();
    }
}
