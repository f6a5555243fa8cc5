using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Core.Serialization;
using MetadataIngestion.Worker.Api.Models;

namespace MetadataIngestion.Worker.Tests.Api;

public sealed class LogApiTests
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
    };

    [Fact]
    public async Task Log_Page_HasExactlyTheEntriesOfTheLog()
    {
        await using var api = await ApiHarness.StartAsync();
        await api.AppendAsync("sales", ["urn:li:dataset:(a,\u00fc/b \"c\",PROD)", "urn:b"]);
        await api.AppendAsync("hr", ["urn:b"], "schemaMetadata", """{"fields":[]}""");

        var text = await api.Client.GetStringAsync("/api/v1/log");

        var lines = new System.Buffers.ArrayBufferWriter<byte>();
        using var writer = new LogEntryWriter();
        await foreach (var entry in api.Store.ReadLogAsync(new LogQuery(), CancellationToken.None))
        {
            if (lines.WrittenCount > 0)
                System.Buffers.BuffersExtensions.Write(lines, ","u8);
            writer.Write(lines, entry);
        }

        Assert.Equal($$"""{"items":[{{System.Text.Encoding.UTF8.GetString(lines.WrittenSpan)}}],"next":4,"head":3}""", text);
    }

    [Fact]
    public async Task Log_Page_FitsItsDescription()
    {
        await using var api = await ApiHarness.StartAsync();
        await api.AppendAsync("sales", ["urn:a"]);

        var page = JsonSerializer.Deserialize<LogPage>(await api.Client.GetStringAsync("/api/v1/log"), Strict)!;
        var entity = JsonSerializer.Deserialize<EntityView>(await api.Client.GetStringAsync("/api/v1/entities/urn:a"), Strict)!;

        Assert.Equal(("sales", "urn:a"), (page.Items[0].Source, page.Items[0].Proposal!.EntityUrn));
        Assert.Equal("status", entity.Items[0].Aspects["status"].Proposal!.AspectName);
    }

    [Fact]
    public async Task Log_Event_StandsInPlaceOfAProposal()
    {
        await using var api = await ApiHarness.StartAsync();
        await api.AppendEventAsync("sales", "urn:a", """{"category":"LIFECYCLE"}""");

        var page = JsonSerializer.Deserialize<LogPage>(await api.Client.GetStringAsync("/api/v1/log"), Strict)!;
        var none = await api.GetAsync("/api/v1/log?aspect=status");

        var item = Assert.Single(page.Items);
        Assert.Null(item.Proposal);
        Assert.Equal(("entityChangeEvent", "urn:a"), (item.Event!.Name, item.Event.EntityUrn));
        Assert.Equal("LIFECYCLE", item.Event.Payload.GetProperty("category").GetString());
        Assert.Equal(0, none.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task Log_EmptyLog_IsAnEmptyPageThatBeginsAgainAtOne()
    {
        await using var api = await ApiHarness.StartAsync();

        Assert.Equal("""{"items":[],"next":1,"head":0}""", await api.Client.GetStringAsync("/api/v1/log"));
        Assert.Equal("""{"items":[],"next":9,"head":0}""", await api.Client.GetStringAsync("/api/v1/log?from=9"));
    }

    [Theory]
    [InlineData("?limit=2", "1 2", 3)]
    [InlineData("?from=3&limit=2", "3 4", 5)]
    [InlineData("?from=5&limit=2", "5 6", 7)]
    [InlineData("?from=6&limit=2", "6", 7)]
    [InlineData("?source=hr", "5 6", 7)]
    [InlineData("?source=hr&limit=1", "5", 6)]
    [InlineData("?urn=urn:b", "2 6", 7)]
    [InlineData("?aspect=schemaMetadata", "5 6", 7)]
    [InlineData("?aspect=unknown", "", 7)]
    public async Task Log_Filters_ShowThatPartAloneAndGoOnBehindIt(string query, string offsets, long next)
    {
        await using var api = await ApiHarness.StartAsync();
        await api.AppendAsync("sales", ["urn:a", "urn:b", "urn:c", "urn:d"]);
        await api.AppendAsync("hr", ["urn:a", "urn:b"], "schemaMetadata");

        var page = await api.GetAsync("/api/v1/log" + query);

        Assert.Equal(offsets, string.Join(' ', page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("offset").GetInt64())));
        Assert.Equal(next, page.GetProperty("next").GetInt64());
        Assert.Equal(6, page.GetProperty("head").GetInt64());
    }

    [Fact]
    public async Task Log_PagesWhileOthersAppend_HaveNoGapAndNoDouble()
    {
        const int entries = 600;
        await using var api = await ApiHarness.StartAsync();
        var writers = Task.WhenAll(
            Task.Run(() => api.AppendAsync("a", Enumerable.Range(0, entries / 2).Select(number => $"urn:a:{number}"))),
            Task.Run(() => api.AppendAsync("b", Enumerable.Range(0, entries / 2).Select(number => $"urn:b:{number}"))));

        var all = new List<long>();
        var ofOne = new List<string>();
        await Task.WhenAll(PageThroughAsync("", entry => all.Add(entry.GetProperty("offset").GetInt64())), PageThroughAsync("&source=a", NoteUrn), writers);

        Assert.Equal(Enumerable.Range(1, entries).Select(offset => (long)offset), all);
        Assert.Equal(Enumerable.Range(0, entries / 2).Select(number => $"urn:a:{number}"), ofOne);

        void NoteUrn(JsonElement entry) => ofOne.Add(entry.GetProperty("proposal").GetProperty("entityUrn").GetString()!);

        async Task PageThroughAsync(string filter, Action<JsonElement> note)
        {
            for (long from = 1, head = 0; from <= entries || head < entries;)
            {
                var page = await api.GetAsync($"/api/v1/log?limit=7&from={from}{filter}");
                foreach (var item in page.GetProperty("items").EnumerateArray())
                    note(item);
                (from, head) = (page.GetProperty("next").GetInt64(), page.GetProperty("head").GetInt64());
            }
        }
    }

    [Theory]
    [InlineData("?from=0", "from", "must be at least 1.")]
    [InlineData("?limit=1001", "limit", "must be from 1 to 1000.")]
    [InlineData("?sorce=sales", "sorce", "is not a parameter; there are")]
    [InlineData("?source=a&source=b", "source", "is given more than once.")]
    public async Task Log_ParameterThatIsNotRight_IsRefusedByName(string query, string name, string message)
    {
        await using var api = await ApiHarness.StartAsync();

        using var response = await api.Client.GetAsync("/api/v1/log" + query);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        using var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        Assert.StartsWith(message, problem.RootElement.GetProperty("errors").GetProperty(name)[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Log_OffsetThatIsNoNumber_IsRefused()
    {
        await using var api = await ApiHarness.StartAsync();

        using var response = await api.Client.GetAsync("/api/v1/log?from=first");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        using var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        Assert.Equal("The parameter from cannot be \"first\".", problem.RootElement.GetProperty("detail").GetString());
    }
}
