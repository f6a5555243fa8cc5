using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Serialization;
using MetadataIngestion.Core.Storing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace MetadataIngestion.Worker.Api.Routes;

/// <summary>Streams a page of the log in the form of <see cref="Models.LogPage"/>, an entry at a time.</summary>
/// <param name="from">The first offset wanted.</param>
/// <param name="limit">How many entries <paramref name="read"/> gives at most.</param>
/// <param name="read">Reads the page.</param>
internal sealed class LogPageResult(long from, long? limit, Func<IMetadataStore, CancellationToken, IAsyncEnumerable<LogEntry>> read) : IResult
{
    private const int FlushAt = 64 * 1024;

    public LogPageResult(LogQuery query)
        : this(query.From, query.Limit, (store, cancellationToken) => store.ReadLogAsync(query, cancellationToken))
    {
    }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var store = httpContext.RequestServices.GetRequiredService<IMetadataStore>();
        var head = await store.GetHeadOffsetAsync(httpContext.RequestAborted);
        await using var entries = read(store, httpContext.RequestAborted).GetAsyncEnumerator(httpContext.RequestAborted);

        // Nothing is written before the log has answered, so that a store that fails is told as a problem.
        var any = await entries.MoveNextAsync();
        httpContext.Response.ContentType = "application/json; charset=utf-8";
        var page = new Progress(from, limit, head);
        await WriteAsync(httpContext.Response.BodyWriter, any ? entries : null, page, httpContext.RequestAborted);
    }

    private static async Task WriteAsync(PipeWriter body, IAsyncEnumerator<LogEntry>? entries, Progress page, CancellationToken cancellationToken)
    {
        using var writer = new LogEntryWriter();
        Write(body, "{\"items\":[");
        while (entries is not null)
        {
            if (page.Count > 0)
                Write(body, ",");
            writer.Write(body, entries.Current);
            page.Note(entries.Current.Offset);
            if (body.UnflushedBytes >= FlushAt)
                await body.FlushAsync(cancellationToken);
            if (!await entries.MoveNextAsync())
                break;
        }

        Write(body, string.Create(CultureInfo.InvariantCulture, $"],\"next\":{page.Next},\"head\":{page.Head}}}"));
        await body.FlushAsync(cancellationToken);
    }

    private static void Write(PipeWriter body, string text) => Encoding.UTF8.GetBytes(text, body);

    /// <summary>How far a page is. What was appended while it was read belongs to the next page unless it was read.</summary>
    private sealed class Progress(long from, long? limit, long head)
    {
        private long _last;

        public long Count { get; private set; }

        public long Head => Math.Max(head, _last);

        public long Next => Count == limit ? _last + 1 : Math.Max(from, Head + 1);

        public void Note(long offset)
        {
            _last = offset;
            Count++;
        }
    }
}
