using MetadataIngestion.Core.Storing;
using MetadataIngestion.Storage.PostgreSql;
using MetadataIngestion.Worker.Configuration;
using MetadataIngestion.Worker.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace MetadataIngestion.Worker.Diagnosis;

/// <summary>Looks over a PostgreSQL store without changing it.</summary>
internal sealed class SharedStoreExamination(LoadedConfiguration configuration, TimeProvider timeProvider)
{
    private static readonly TimeSpan s_mostSkew = TimeSpan.FromSeconds(5);

    public async Task<Finding> ExamineAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var store = new PostgreSqlMetadataStore(
                StoreFactory.SharedOptions(configuration.Ingestion.Store), timeProvider, NullLogger<PostgreSqlMetadataStore>.Instance);
            var before = timeProvider.GetUtcNow();
            var found = await store.ExamineAsync(cancellationToken);
            var skew = found.Time < before ? before - found.Time : found.Time - timeProvider.GetUtcNow();
            return skew > s_mostSkew
                ? new Finding("store", Health.Doubtful, $"the clock of {configuration.StoreName} and this machine's are {skew.TotalSeconds:0} s apart", "Set both clocks.")
                : new Finding("store", Health.Good, $"{configuration.StoreName} (PostgreSQL {found.Server}) {Describe(found)}");
        }
        catch (StoreException exception)
        {
            return new Finding("store", Health.Broken, exception.Message, "Correct Ingestion:Store, or see the message.");
        }
        catch (ArgumentException exception)
        {
            return new Finding("store", Health.Broken, $"Ingestion:Store:ConnectionString cannot be read: {exception.Message}", "Correct it.");
        }
    }

    private static string Describe(StoreFindings found) =>
        found.Head is { } head ? $"holds {head} log entries" : "has no schema yet; the first command that needs it makes it";
}
