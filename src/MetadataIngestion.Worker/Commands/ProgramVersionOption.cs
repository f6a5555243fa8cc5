using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;

namespace MetadataIngestion.Worker.Commands;

/// <summary><c>--version</c>: this program's version, whatever process it runs in.</summary>
internal sealed class ProgramVersionOption : Option<bool>
{
    public ProgramVersionOption()
        : base("--version")
    {
        Description = "Show the version";
        Arity = ArgumentArity.Zero;
        Action = new ShowVersion();
    }

    public static string Version { get; } =
        typeof(ProgramVersionOption).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    private sealed class ShowVersion : SynchronousCommandLineAction
    {
        public override bool Terminating => true;

        public override int Invoke(ParseResult parseResult)
        {
            parseResult.InvocationConfiguration.Output.WriteLine(Version);
            return ExitCodes.Ok;
        }
    }
}
