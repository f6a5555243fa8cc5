using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.TestKit.Tests.Support;

/// <summary>Options of a source that does what a test says.</summary>
internal sealed class ScriptedOptions
{
    [Required]
    public string Server { get; set; } = string.Empty;

    public string Password { get; set; } = string.Empty;

    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(1);

    [JsonIgnore]
    public Action Construct { get; set; } = () => { };

    [JsonIgnore]
    public Func<CrawlContext, CancellationToken, IAsyncEnumerable<CrawlItem>> Crawl { get; set; } = (_, _) => AsyncEnumerable.Empty<CrawlItem>();

    [JsonIgnore]
    public Func<CrawlContext, int, IReadOnlyList<SourcePart>> Plan { get; set; } = Shop.Parts;

    [JsonIgnore]
    public Func<ConnectionReport> Check { get; set; } = () => new ConnectionReport([]);

    /// <summary>What the source logs when it crawls.</summary>
    [JsonIgnore]
    public string LogMessage { get; set; } = "crawling";
}
