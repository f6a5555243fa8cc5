using MetadataIngestion.Core.Storing;
using MetadataIngestion.Storage.Sqlite;
using static MetadataIngestion.Storage.Tests.Contract.Samples;

namespace MetadataIngestion.Storage.Tests.Contract;

/// <summary>A contract and a product as stores kept them before these were known to depend on their datasets.</summary>
internal static class Memberships
{
    public static async Task CommitAsync(IMetadataStore store)
    {
        await using var session = await store.BeginRunAsync(new RunStart("run-of-old", "sales", DateTimeOffset.UnixEpoch), CancellationToken.None);
        await session.CommitAsync(
            [
                Entity("urn:contract", Aspect("dataContractProperties", """{"entity":"urn:a","schema":[]}""")),
                Entity("urn:assertion", Aspect("assertionInfo", """{"type":"DATA_SCHEMA","schemaAssertion":{"entity":"urn:a"}}""")),
                Entity("urn:quality", Aspect("assertionInfo", """{"type":"CUSTOM","customAssertion":{"entity":"urn:a"}}""")),
                Entity("urn:product", Aspect("dataProductProperties", """{"assets":[{"destinationUrn":"urn:a"},{"destinationUrn":"urn:b"}]}""")),
            ],
            CancellationToken.None);
    }

    /// <summary>The text of the script that looks them up.</summary>
    public static string Script(string name)
    {
        using var script = new StreamReader(typeof(SqliteMetadataStore).Assembly.GetManifestResourceStream(name)!);
        return script.ReadToEnd();
    }

    public static async Task<string> FindDependentsAsync(IMetadataStore store, string urn)
    {
        await using var session = await store.BeginPreviewAsync(new RunStart("look", "sales", DateTimeOffset.UnixEpoch), CancellationToken.None);
        return string.Join(", ", (await session.FindDependentsAsync([urn], 10, CancellationToken.None))[0].Select(static dependent => dependent.Urn));
    }
}
