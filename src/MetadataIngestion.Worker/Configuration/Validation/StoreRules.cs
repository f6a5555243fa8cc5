using MetadataIngestion.Storage.PostgreSql;
using MetadataIngestion.Worker.Configuration.Options;
using MetadataIngestion.Worker.Hosting;

namespace MetadataIngestion.Worker.Configuration.Validation;

/// <summary>Checks that the store has the options that its provider needs.</summary>
internal static class StoreRules
{
    public static void Check(string path, StoreOptions store, SectionProblems problems)
    {
        if (store.Provider == StoreProvider.Sqlite && store.ConnectionString is not null)
            problems.Add($"{path}:ConnectionString", "is for a postgresql store. Set Provider to postgresql, or remove it.");
        else if (store.Provider == StoreProvider.Postgresql && string.IsNullOrEmpty(store.ConnectionString))
            problems.Add($"{path}:ConnectionString", "is required because Provider is postgresql.");
        else if (store.Provider == StoreProvider.Postgresql)
            problems.Add(path, PostgreSqlStoreOptions.Validate(StoreFactory.SharedOptions(store)));

        if (store.Retention.MaxAge <= TimeSpan.Zero)
            problems.Add($"{path}:Retention:MaxAge", "must be longer than 00:00:00. To keep everything, remove it.");
        if (store.Retention.MaxBytes <= 0)
            problems.Add($"{path}:Retention:MaxBytes", "must be at least 1. To keep everything, remove it.");
    }
}
