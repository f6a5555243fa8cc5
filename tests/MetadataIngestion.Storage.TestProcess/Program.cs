using System.Globalization;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Storage.TestProcess;

// A process of its own for tests that need two, or one to kill:
// DATABASE is a SQLite file, or SCHEMA|CONNECTION, a schema of a PostgreSQL database.
//   write DATABASE SOURCE COMMITS   crawls a source in commits of a fixed shape, one line of output for each
//   hold DATABASE SOURCE            begins a run and keeps it until standard input ends
//   take DATABASE LEASE             takes a lease and keeps it until standard input ends
//   claim DATABASE REQUESTS         claims the requests 1 to REQUESTS, one line of output for each that it got
//   measure DATABASE ENTITIES       prints how fast commits, loads and reads are
try
{
    await using var store = TestStores.Of(args[1]);
    await store.OpenAsync(CancellationToken.None);
    await (args[0] switch
    {
        "write" => Writing.WriteAsync(store, args[2], int.Parse(args[3], CultureInfo.InvariantCulture)),
        "hold" => Writing.HoldAsync(store, args[2]),
        "take" => Claiming.TakeAsync(store, args[2]),
        "claim" => Claiming.ClaimAsync(store, int.Parse(args[2], CultureInfo.InvariantCulture)),
        "measure" => Measuring.MeasureAsync(store, int.Parse(args[2], CultureInfo.InvariantCulture)),
        _ => throw new ArgumentException($"'{args[0]}' is not a command."),
    });
    return 0;
}
catch (StoreException error)
{
    Console.Error.WriteLine(error.Message);
    return 1;
}
