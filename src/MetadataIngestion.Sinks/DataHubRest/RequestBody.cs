using System.IO.Compression;
using System.Net.Http.Headers;
using System.Net.Mime;

namespace MetadataIngestion.Sinks.DataHubRest;

/// <summary>The body of a request, which can be sent any number of times.</summary>
/// <param name="format">What encloses the proposals; <see langword="null"/> for an event, which stands alone.</param>
/// <param name="content">The proposals, or the event.</param>
internal sealed class RequestBody(ProposalFormat? format, ReadOnlyMemory<byte> content)
{
    public int Length => Opening.Length + content.Length + Closing.Length;

    private ReadOnlySpan<byte> Opening => format is null ? [] : format.Opening;

    private ReadOnlySpan<byte> Closing => format is null ? [] : format.Closing;

    public HttpContent ToContent(bool compress)
    {
        var body = new ByteArrayContent(compress ? Compress() : ToArray());
        body.Headers.ContentType = new MediaTypeHeaderValue(MediaTypeNames.Application.Json);
        if (compress)
            body.Headers.ContentEncoding.Add("gzip");

        return body;
    }

    private byte[] ToArray() => [.. Opening, .. content.Span, .. Closing];

    private byte[] Compress()
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest))
        {
            gzip.Write(Opening);
            gzip.Write(content.Span);
            gzip.Write(Closing);
        }

        return compressed.ToArray();
    }
}
