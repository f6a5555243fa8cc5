namespace MetadataIngestion.Worker.Commands;

/// <summary>Makes the files that the user asked for.</summary>
internal static class OutputFiles
{
    /// <exception cref="UsageException">The file cannot be made.</exception>
    public static FileStream Create(VerbContext context, string path, bool replace)
    {
        var full = Path.GetFullPath(path, context.Environment.CurrentDirectory);
        if (!replace && File.Exists(full))
            throw new UsageException($"the file {path} is there already. Delete it, or name another one.");

        try
        {
            return new FileStream(full, replace ? FileMode.Create : FileMode.CreateNew, FileAccess.Write);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"the file {path} cannot be written: {exception.Message}");
        }
    }
}
