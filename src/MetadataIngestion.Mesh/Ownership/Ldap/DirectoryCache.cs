namespace MetadataIngestion.Mesh.Ownership.Ldap;

/// <summary>Keeps what an LDAP server says in a file, so that a server that is down changes nothing that was known.</summary>
/// <param name="options">The server.</param>
/// <param name="path">The file.</param>
/// <param name="timeProvider">Tells how old the file is.</param>
public sealed class DirectoryCache(LdapOptions options, string path, TimeProvider timeProvider)
{
    /// <summary>How long what is kept may still be used before the server is to be asked; zero when it is to be asked now.</summary>
    public TimeSpan RemainingTime()
    {
        if (!File.Exists(path))
            return TimeSpan.Zero;

        var age = timeProvider.GetUtcNow() - File.GetLastWriteTimeUtc(path);
        return age < TimeSpan.Zero || age >= options.Refresh ? TimeSpan.Zero : options.Refresh - age;
    }

    /// <summary>Asks the server and keeps its answer, when there is one and it is whole.</summary>
    /// <exception cref="LdapDirectoryException">It could not be read to its end, or the answer could not be kept. What was kept before stays.</exception>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        var snapshot = await new LdapDirectoryReader(options).ReadAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            snapshot.Write(path, timeProvider.GetUtcNow());
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new LdapDirectoryException($"What the LDAP directory says cannot be kept in {path}: {exception.Message}", "Give this program the right to write there.", exception);
        }
    }
}
