using System.Globalization;
using System.Text.RegularExpressions;
using MetadataIngestion.Worker.Commands;
using MetadataIngestion.Worker.Configuration.Options;
using YamlDotNet.RepresentationModel;

namespace MetadataIngestion.Worker.Tests.Configuration;

/// <summary>What the samples for Kubernetes say of the program, compared with the program.</summary>
public sealed partial class KubernetesSampleTests : IDisposable
{
    private const string Secrets = "/etc/metadata-ingestion-secrets";

    private readonly CliHarness _cli = new();

    public void Dispose() => _cli.Dispose();

    [Theory]
    [InlineData("kubernetes")]
    [InlineData("kubernetes-cluster")]
    public async Task Configuration_WithTheSecretsOfTheSample_IsValid(string sample)
    {
        foreach (var (key, value) in Map(Read(sample, "secret.yaml")["stringData"]))
        {
            _cli.Write($"secrets/{key}", value);
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(Path.Combine(_cli.Folder, "secrets", key), UnixFileMode.UserRead | UnixFileMode.GroupRead);
        }

        var configuration = Map(Read(sample, "config-map.yaml")["data"])["appsettings.json"];
        Assert.Matches(SecretFile(), configuration);
        _cli.Write("appsettings.json", configuration.Replace(Secrets, Path.Combine(_cli.Folder, "secrets"), StringComparison.Ordinal));

        var result = await _cli.RunAsync("validate");

        Assert.True(result.ExitCode == ExitCodes.Ok, result.Error);
    }

    [Theory]
    [InlineData("kubernetes")]
    [InlineData("kubernetes-cluster")]
    public void Deployment_ProbesAndTimes_FitTheProgram(string sample)
    {
        var pod = Pod(sample);
        var container = pod["containers"][0];
        var startup = container["startupProbe"];
        var patience = Number(startup["periodSeconds"]) * Number(startup["failureThreshold"]);

        Assert.Equal("/health/live", Text(container["livenessProbe"]["httpGet"]["path"]));
        Assert.Equal("/health/live", Text(startup["httpGet"]["path"]));
        Assert.Equal("/health/ready", Text(container["readinessProbe"]["httpGet"]["path"]));
        Assert.True(Number(pod["terminationGracePeriodSeconds"]) >= new ServiceOptions().ShutdownTimeout.TotalSeconds + 10);
        Assert.True(patience >= new StoreOptions().LeaseDuration.TotalSeconds + 20);
        Assert.Equal("5080", Text(container["ports"][0]["containerPort"]));
        Assert.Equal(["run", "--config", "/etc/metadata-ingestion"], ((YamlSequenceNode)container["args"]).Select(Text));
        Assert.Contains(((YamlSequenceNode)container["volumeMounts"]), mount => Text(mount["mountPath"]) == Secrets);
        Assert.Contains(((YamlSequenceNode)container["volumeMounts"]), mount => Text(mount["mountPath"]) == "/var/lib/metadata-ingestion");
    }

    [Fact]
    public void ClusterDeployment_EachPod_IsAWorkerOfItsOwnName()
    {
        var name = Pod("kubernetes-cluster")["containers"][0]["env"][0];

        Assert.Equal("Ingestion__Cluster__InstanceName", Text(name["name"]));
        Assert.Equal("metadata.name", Text(name["valueFrom"]["fieldRef"]["fieldPath"]));
    }

    [Theory]
    [InlineData("kubernetes")]
    [InlineData("kubernetes-cluster")]
    public void Kustomization_Resources_AreAllTheFilesBesideIt(string sample) => Assert.Equal(
        Directory.GetFiles(Folder(sample)).Select(file => Path.GetFileName(file)!).Where(file => file != "kustomization.yaml").Order(StringComparer.Ordinal),
        ((YamlSequenceNode)Read(sample, "kustomization.yaml")["resources"]).Select(Text).Order(StringComparer.Ordinal));

    private static YamlNode Pod(string sample) => Read(sample, "deployment.yaml")["spec"]["template"]["spec"];

    private static YamlNode Read(string sample, string file)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(File.ReadAllText(Path.Combine(Folder(sample), file))));
        return yaml.Documents[0].RootNode;
    }

    private static string Folder(string sample) => Path.Combine(Repository.Root, "samples", "deploy", sample);

    private static Dictionary<string, string> Map(YamlNode node) => ((YamlMappingNode)node).ToDictionary(entry => Text(entry.Key), entry => Text(entry.Value));

    private static string Text(YamlNode node) => ((YamlScalarNode)node).Value!;

    private static int Number(YamlNode node) => int.Parse(Text(node), CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\$\{file:/etc/metadata-ingestion-secrets/[a-z-]+\}")]
    private static partial Regex SecretFile();
}
