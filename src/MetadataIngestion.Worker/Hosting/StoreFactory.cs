using MetadataIngestion.Core.Storing;
using MetadataIngestion.Storage.PostgreSql;
using MetadataIngestion.Storage.Sqlite;
using MetadataIngestion.Worker.Configuration;
using MetadataIngestion.Worker.Configuration.Options;
using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Worker.Hosting;

/// <summary>Makes the store that a configuration names; nothing is opened.</summary>
internal static class StoreFactory
{
    public static IMetadataStore Create(LoadedConfiguration configuration, TimeProvider timeProvider, ILoggerFactory loggers) =>
        configuration.Ingestion.Store.Provider == StoreProvider.Sqlite
            ? CreateEmbedded(configuration.StorePath, timeProvider, loggers)
            : new PostgreSqlMetadataStore(SharedOptions(configuration.Ingestion.Store), timeProvider, loggers.CreateLogger<PostgreSqlMetadataStore>());

    public static SqliteMetadataStore CreateEmbedded(string path, TimeProvider timeProvider, ILoggerFactory loggers) =>
        new(new SqliteStoreOptions { Path = path }, timeProvider, loggers.CreateLogger<SqliteMetadataStore>());

    public static PostgreSqlStoreOptions SharedOptions(StoreOptions store) => new()
    {
        ConnectionString = store.ConnectionString ?? "",
        Schema = store.Schema,
        LeaseDuration = store.LeaseDuration,
    };
}
