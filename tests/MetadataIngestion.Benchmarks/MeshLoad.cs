using System.Globalization;
using MetadataIngestion.Core.Crawling;
using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Mesh.Contracts;
using MetadataIngestion.Mesh.Contracts.Binding;
using MetadataIngestion.Mesh.Contracts.Checking;
using MetadataIngestion.Mesh.Policies;
using MetadataIngestion.Mesh.Policies.Following;

namespace MetadataIngestion.Benchmarks;

/// <summary>What crawls do for the mesh, made as the worker makes it.</summary>
internal sealed class MeshLoad
{
    private const int Contracts = 10;

    private readonly ContractCatalog _contracts;
    private readonly PolicyCatalog _policies;

    private MeshLoad(ContractCatalog contracts, PolicyCatalog policies) => (_contracts, _policies) = (contracts, policies);

    /// <summary>Nothing.</summary>
    public static MeshLoad None { get; } = new(ContractCatalog.Empty, PolicyCatalog.Empty);

    /// <summary>All built-in policies, and contracts on the first tables of the first schema.</summary>
    /// <param name="folder">Where its files are written.</param>
    public static MeshLoad Write(string folder)
    {
        var policies = Path.Combine(folder, "policies.yaml");
        File.WriteAllText(policies, "use: [\"GP*\"]\n");
        var files = Enumerable.Range(1, Contracts).Select(number => WriteContract(folder, number)).ToList();
        return new MeshLoad(ContractCatalog.Read(files.Select(file => (file, Path.GetFileName(file)))), PolicyCatalog.Read([(policies, "policies.yaml", null)]));
    }

    public SourceDefinition AddTo(SourceDefinition source, IMetadataStore store) => this == None ? source : source with
    {
        Inspectors = [new ContractInspector(_contracts, new SourceProfile(source.Name, source.Environment) { IsOnlyOfItsKind = true }, RowCountHistory.None), new PolicyInspector(_policies)],
        Followers = [new PolicyFollower(_policies, store, TimeProvider.System)],
    };

    /// <summary>A figure of work that was not done would be worth nothing.</summary>
    public void Check(RunReport report)
    {
        if (_policies.Findings.Count + _contracts.Findings.Count > 0)
            throw new InvalidOperationException($"The files of the benchmark are wrong: {string.Join(" ", _policies.Findings.Concat(_contracts.Findings).Select(finding => finding.Message))}");
        if (report.Warnings.FirstOrDefault(warning => warning.Message.StartsWith("PO010", StringComparison.Ordinal)) is { } failed)
            throw new InvalidOperationException(failed.Message);
    }

    private static string WriteContract(string folder, int number)
    {
        var file = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"contract-{number}.yaml"));
        File.WriteAllText(file, string.Create(CultureInfo.InvariantCulture, $$"""
            apiVersion: v3.1.0
            kind: DataContract
            id: bench-{{number}}
            version: 1.0.0
            status: active
            servers:
              - {server: production, type: postgres, host: localhost, port: 5432, database: warehouse, schema: s0001}
            schema:
              - name: t{{number:D4}}
                physicalName: s0001.t{{number:D4}}
                properties:
                  - {name: id, logicalType: integer, physicalType: bigint, required: true, primaryKey: true, primaryKeyPosition: 1}
                  - {name: col_2, logicalType: string, physicalType: text}
                  - {name: col_5, logicalType: timestamp, required: true}
            """));
        return file;
    }
}
