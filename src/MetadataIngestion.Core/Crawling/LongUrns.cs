using MetadataIngestion.Core.Proposals;
using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Core.Crawling;

/// <summary>Tells of entities that a DataHub server will not take.</summary>
internal static class LongUrns
{
    public static void Warn(EntityKey key, RunLedger ledger)
    {
        if (!Urn.IsTooLong(key.Urn))
            return;

        ledger.Warn(new Notice(
            key.Path.Replace(PathKey.Separator, '.'),
            $"Its URN is longer than the {Urn.MaxEncodedLength} bytes that DataHub accepts. It is in the log, but a DataHub server will refuse it.",
            "Shorten the name or the platform instance, or filter the object out."));
    }
}
