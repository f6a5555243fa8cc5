using System.Security.Cryptography;

namespace MetadataIngestion.Worker.Api.Security;

/// <summary>Who may call: the holders of the keys, or everybody when there is no key file, which only a loopback address allows.</summary>
/// <param name="keys">The key file; <see langword="null"/> for none.</param>
internal sealed class ApiAccess(ReloadedFile<IReadOnlyList<ApiKey>>? keys)
{
    private static readonly ApiKey s_everybody = new("local", ApiKeyRole.Operate, []);

    /// <summary>Whether callers must present a key.</summary>
    public bool NeedsKeys => keys is not null;

    /// <summary>Why the newest change of the key file is not in force; <see langword="null"/> when nothing is wrong.</summary>
    public string? Problem => keys?.Problem;

    /// <summary>Who presents a key; <see langword="null"/> when nobody holds it.</summary>
    public ApiKey? Find(string? presented)
    {
        if (keys is null)
            return s_everybody;

        if (presented is null)
            return null;

        // Every key is compared, in constant time, so that the time taken tells nothing.
        var hash = ApiKeyHash.Of(presented);
        ApiKey? found = null;
        foreach (var key in keys.Value)
        {
            if (CryptographicOperations.FixedTimeEquals(key.Hash, hash))
                found = key;
        }

        return found;
    }
}
