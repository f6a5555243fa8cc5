using System.Text;
using System.Text.Json;

namespace MetadataIngestion.Sinks.Tests.Webhook;

/// <summary>A request as <see cref="TestReceiver"/> got it.</summary>
internal sealed record ReceivedRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    public string Id => Headers["webhook-id"];
}
