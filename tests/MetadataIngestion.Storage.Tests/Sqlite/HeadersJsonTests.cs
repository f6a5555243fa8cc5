using System.Text;
using FsCheck;
using FsCheck.Fluent;
using MetadataIngestion.Storage.Tables;

namespace MetadataIngestion.Storage.Tests.Sqlite;

public sealed class HeadersJsonTests
{
    [Fact]
    public void Encode_Headers_IsOneFlatObject()
    {
        using var json = new HeadersJson();

        var first = Encoding.UTF8.GetString(json.Encode(new Dictionary<string, string> { ["removal-reason"] = "dropped", ["by"] = "a" }));
        var second = Encoding.UTF8.GetString(json.Encode(new Dictionary<string, string> { ["x"] = "" }));

        Assert.Equal("""{"removal-reason":"dropped","by":"a"}""", first);
        Assert.Equal("""{"x":""}""", second);
    }

    [Fact]
    public void Decode_AnyHeaders_ReturnsWhatWasEncoded() =>
        Prop.ForAll<List<KeyValuePair<NonNull<string>, NonNull<string>>>>(pairs =>
        {
            var headers = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var (name, value) in pairs)
                headers[name.Get] = value.Get;
            using var json = new HeadersJson();
            Assert.Equal(headers, HeadersJson.Decode(json.Encode(headers)));
        }).QuickCheckThrowOnFailure();
}
