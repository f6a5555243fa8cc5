using System.Text;
using FsCheck;
using FsCheck.Fluent;
using MetadataIngestion.Connectors.PostgreSql.Catalog;
using MetadataIngestion.Connectors.PostgreSql.Sessions;

namespace MetadataIngestion.Connectors.PostgreSql.Tests.Catalog;

public sealed class NamePoolTests
{
    [Fact]
    public void Get_SameNameTwice_IsTheSameString()
    {
        var pool = new NamePool(new TextDecoder());

        Assert.Same(pool.Get("customer_id"u8), pool.Get("customer_id"u8));
    }

    [Fact]
    public void Get_EmptyName_IsEmpty() => Assert.Equal("", new NamePool(new TextDecoder()).Get([]));

    [Fact]
    public void Get_MoreNamesThanThePoolHolds_GivesEachItsOwn()
    {
        var pool = new NamePool(new TextDecoder());

        for (var round = 0; round < 2; round++)
        {
            for (var number = 0; number < 50_000; number++)
                Assert.Equal($"column_{number}", pool.Get(Encoding.UTF8.GetBytes($"column_{number}")));
        }
    }

    [Fact]
    public void Get_AnyBytes_AreDecodedAsTheDecoderWould()
    {
        var pool = new NamePool(new TextDecoder());
        var decoder = new TextDecoder();

        Prop.ForAll<byte[]>(bytes => pool.Get(bytes) == decoder.Decode(bytes)).QuickCheckThrowOnFailure();
    }
}
