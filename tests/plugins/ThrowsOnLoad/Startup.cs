using System.Runtime.CompilerServices;

namespace TestPlugins.ThrowsOnLoad;

internal static class Startup
{
#pragma warning disable CA2255 // A plugin may do it all the same.
    [ModuleInitializer]
    internal static void Run() => throw new InvalidOperationException("The license file is missing.");
#pragma warning restore CA2255
}
