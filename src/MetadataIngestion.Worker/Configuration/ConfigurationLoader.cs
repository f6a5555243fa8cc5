using MetadataIngestion.Worker.Configuration.Binding;
using MetadataIngestion.Worker.Configuration.Options;
using MetadataIngestion.Worker.Configuration.Tree;
using MetadataIngestion.Worker.Configuration.Validation;
using MetadataIngestion.Worker.Secrets;
using Microsoft.Extensions.Configuration.UserSecrets;

namespace MetadataIngestion.Worker.Configuration;

/// <summary>Reads a configuration, fills in its references and binds it, noting everything that is wrong on the way.</summary>
internal sealed class ConfigurationLoader(SecretRedactor redactor, TimeProvider timeProvider)
{
    /// <summary>Identifies the user secrets of this program on a developer's machine.</summary>
    private const string UserSecretsId = "metadata-ingestion";

    /// <summary>Loads a configuration.</summary>
    /// <param name="request">Where it comes from.</param>
    /// <param name="withSources">Whether sources and sinks will be used, so that their references must resolve.</param>
    /// <exception cref="ConfigurationException">The files that the user named do not exist.</exception>
    public LoadedConfiguration Load(ConfigurationRequest request, bool withSources)
    {
        var problems = new ProblemList();
        var files = FindFiles(request);
        var tree = new ConfigurationReader(request.CurrentDirectory, problems).Read(
            files, [SettingNodes.FromEnvironment(request.Variables), SettingNodes.FromArguments(request.Arguments)]);
        var references = new ReferenceResolver(request.Variables, files.Folder, redactor, problems);
        references.Resolve(tree, node => MustResolve(node, withSources));
        SecretCollector.Collect(tree, redactor);

        var root = (RootOptions)new StrictBinder(problems).BindObject(typeof(RootOptions), tree, string.Empty);
        IngestionRules.Check(root.Ingestion, timeProvider, new SectionProblems(tree, problems));
        LoggingRules.Check(root.Logging, problems);
        var mesh = Path.GetFullPath(root.Ingestion.Mesh.Directory, files.Folder);
        return new LoadedConfiguration
        {
            Options = root,
            Tree = tree,
            Files = files,
            SecretFiles = references.Files,
            Contracts = MeshReader.ReadContracts(mesh, files.Folder, tree, problems),
            Mesh = MeshReader.ReadCatalog(mesh, files.Folder, LoadedConfiguration.SnapshotOf(root.Ingestion, files.Folder), tree, problems),
            Policies = MeshReader.ReadPolicies(mesh, files.Folder, problems),
            Problems = problems,
        };
    }

    private static ConfigurationFiles FindFiles(ConfigurationRequest request)
    {
        var files = ConfigurationFiles.Find(request.Requested, request.CurrentDirectory, request.ProgramDirectory, request.EnvironmentName);
        if (!request.EnvironmentName.Equals("Development", StringComparison.OrdinalIgnoreCase))
            return files;

        var secrets = PathHelper.GetSecretsPathFromSecretsId(UserSecretsId);
        return File.Exists(secrets) ? files with { Overlays = [.. files.Overlays, secrets] } : files;
    }

    // What is not used may refer to what is not there.
    private static bool MustResolve(ConfigurationNode node, bool withSources)
    {
        var isEntry = node.Path.StartsWith("Ingestion:Sources:", StringComparison.OrdinalIgnoreCase)
            || node.Path.StartsWith("Ingestion:Sinks:", StringComparison.OrdinalIgnoreCase);
        if (!isEntry || node.Path.Count(character => character == ':') > 2)
            return true;

        return withSources && !(node is ObjectNode entry && entry.Find("Enabled") is ValueNode { Text: { } text } && bool.TryParse(text, out var enabled) && !enabled);
    }
}
