using System.Reflection;

namespace MetadataIngestion.Worker.Plugins;

/// <summary>Puts what a plugin threw into sentences, without the wrappers of reflection and service providers.</summary>
internal static class PluginFailure
{
    public static string Describe(Exception exception) => exception switch
    {
        ReflectionTypeLoadException types => Join(types.LoaderExceptions.OfType<Exception>()),
        AggregateException many => Join(many.InnerExceptions),
        TargetInvocationException or TypeInitializationException when exception.InnerException is { } inner => Describe(inner),
        _ => $"{exception.GetType().Name}: {exception.Message.TrimEnd('.')}.",
    };

    private static string Join(IEnumerable<Exception> exceptions) =>
        string.Join(" ", exceptions.Select(Describe).Distinct(StringComparer.Ordinal).Take(3));
}
