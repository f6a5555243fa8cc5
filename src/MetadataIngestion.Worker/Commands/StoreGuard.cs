using MetadataIngestion.Worker.Hosting;

namespace MetadataIngestion.Worker.Commands;

/// <summary>Keeps verbs that only read from making an empty store where none is.</summary>
internal static class StoreGuard
{
    public static bool Exists(VerbContext context, IngestionRuntime runtime)
    {
        if (runtime.StoreExists)
            return true;

        context.Messages.Warning($"There is no store at {runtime.Configuration.StoreName} yet: nothing has been crawled. Run crawl or quickstart, or correct Ingestion:Store:Path.");
        return false;
    }
}
