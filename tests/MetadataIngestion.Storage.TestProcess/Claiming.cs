using System.Globalization;
using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Storage.TestProcess;

internal static class Claiming
{
    /// <summary>Has a lease until told to stop, and then ends without a word, as a killed process does.</summary>
    public static async Task TakeAsync(IMetadataStore store, string lease)
    {
        var taken = await store.TryTakeAsync(new StoreLease(lease), CancellationToken.None);
        Console.WriteLine(taken is null ? "refused" : "taken");
        await Console.In.ReadToEndAsync();
        GC.KeepAlive(taken);
    }

    /// <summary>Tries to claim each of some requests.</summary>
    public static async Task ClaimAsync(IMetadataStore store, int requests)
    {
        for (var number = 1; number <= requests; number++)
        {
            var id = number.ToString(CultureInfo.InvariantCulture);
            if (await store.Requests.TryClaimAsync(id, worker: null, CancellationToken.None) is not null)
                Console.WriteLine(id);
        }
    }
}
