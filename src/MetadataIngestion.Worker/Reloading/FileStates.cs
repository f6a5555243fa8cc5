using System.Globalization;
using System.Text;
using MetadataIngestion.Worker.Configuration;

namespace MetadataIngestion.Worker.Reloading;

/// <summary>Tells whether the files of a configuration changed, without reading them.</summary>
internal static class FileStates
{
    /// <summary>A text that differs when a file was written, replaced, added or removed.</summary>
    public static string Of(LoadedConfiguration configuration)
    {
        var text = new StringBuilder();
        try
        {
            foreach (var file in configuration.WatchedFiles())
                Append(text, file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Reading the files will say what is wrong.
            text.Append(exception.Message);
        }

        return text.ToString();
    }

    // A mounted secret or config map is a link into a folder that is replaced as a whole; only what the link leads to tells.
    private static void Append(StringBuilder text, string file)
    {
        var info = new FileInfo(file);
        var target = info.Exists ? info.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? info : null;
        text.Append(CultureInfo.InvariantCulture, $"{file}|{target?.Length}|{target?.LastWriteTimeUtc.Ticks}\n");
    }
}
