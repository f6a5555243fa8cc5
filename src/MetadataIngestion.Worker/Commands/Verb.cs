using System.CommandLine;

namespace MetadataIngestion.Worker.Commands;

/// <summary>A command of the command line.</summary>
internal abstract class Verb(string name, string description, params string[] examples) : Command(name, description)
{
    /// <summary>Command lines, without the program's name, that show what the verb is for.</summary>
    public IReadOnlyList<string> Examples { get; } = examples;

    /// <summary>Does the work.</summary>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public abstract Task<int> ExecuteAsync(VerbContext context, CancellationToken cancellationToken);
}
