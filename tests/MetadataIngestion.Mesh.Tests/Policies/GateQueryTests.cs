using MetadataIngestion.Mesh.Policies;
using MetadataIngestion.Mesh.Policies.Gating;

namespace MetadataIngestion.Mesh.Tests.Policies;

public sealed class GateQueryTests
{
    [Fact]
    public void Refuse_BuiltInPolicies_RefusesThoseThatLookBeyondTheDataset() => Assert.Equal(
        ["GP105", "GP204", "GP205", "GP209", "GP304", "GP502", "GP504", "GP601", "GP602", "GP603"],
        BuiltInPolicies.All.Where(policy => GateRules.Refuse(policy) is not null).Select(policy => policy.Id));

    [Theory]
    [InlineData("SELECT urn, 'x' AS message FROM mesh_scope")]
    [InlineData("SELECT s.urn, 'x' FROM mesh_scope AS s JOIN mesh_asset AS a ON a.urn = s.urn")]
    [InlineData("select S.URN, 'x' from MESH_SCOPE S, MESH_ASSET A where s.urn=a.urn")]
    [InlineData("SELECT mesh_scope.urn, 'x' FROM mesh_scope JOIN mesh_asset ON mesh_asset.urn = mesh_scope.urn")]
    [InlineData("SELECT s.urn, f.path FROM mesh_scope s JOIN mesh_asset a ON a.urn = s.urn JOIN mesh_field f ON f.asset = a.urn")]
    [InlineData("SELECT s.urn, 'x' FROM mesh_scope s CROSS JOIN mesh_clock c JOIN mesh_asset a ON a.urn = s.urn WHERE a.modified_at < c.now")]
    [InlineData("SELECT s.urn, 'it reads mesh_lineage' FROM mesh_scope s -- not mesh_product\n")]
    [InlineData("SELECT s.urn, 'x' FROM mesh_scope s JOIN \"mesh_asset\" AS \"a\" ON \"a\".urn = s.urn")]
    public void FindBeyond_OnlyTheDatasetItself_IsNothing(string sql) => Assert.Null(GateQuery.FindBeyond(sql));

    [Theory]
    [InlineData("SELECT p.asset, 'x' FROM mesh_product_asset p", "reads mesh_product_asset, which tells of more than the dataset")]
    [InlineData("SELECT s.urn, 'x' FROM mesh_scope s JOIN \"mesh_lineage\" l ON l.downstream = s.urn", "reads mesh_lineage, which tells of more than the dataset")]
    [InlineData("SELECT a.urn, 'x' FROM mesh_asset a", "reads mesh_asset as a without a.urn = s.urn, where s is mesh_scope")]
    [InlineData("SELECT a.urn, 'x' FROM mesh_asset a JOIN mesh_asset b ON a.urn = b.urn", "reads mesh_asset as a without a.urn = s.urn, where s is mesh_scope")]
    [InlineData("SELECT s.urn, 'x' FROM mesh_scope s JOIN mesh_asset a ON a.urn = s.urn JOIN mesh_asset b ON b.name = a.name", "reads mesh_asset as b without b.urn = s.urn, where s is mesh_scope")]
    [InlineData(
        "SELECT s.urn, 'x' FROM mesh_scope s JOIN mesh_foreign_key k ON k.asset = s.urn JOIN mesh_field t ON t.asset = k.target",
        "reads mesh_field as t without t.asset = s.urn, where s is mesh_scope")]
    [InlineData(
        "SELECT s.urn, 'x' FROM mesh_scope s JOIN mesh_field f ON f.asset = s.urn UNION ALL SELECT f.asset, 'y' FROM mesh_field f",
        "reads mesh_field as f without f.asset = s.urn, where s is mesh_scope")]
    public void FindBeyond_OtherAssetsToo_SaysWhat(string sql, string expected) => Assert.Equal(expected, GateQuery.FindBeyond(sql));

    [Fact]
    public void Read_GateThatLooksBeyond_IsAFindingAndNoGate()
    {
        var folder = Directory.CreateTempSubdirectory("mesh-tests-").FullName;
        try
        {
            var file = Path.Combine(folder, "p.yaml");
            File.WriteAllText(file, "policies:\n  - {id: GP105, gate: true}\n  - {id: GP101, gate: true}\n  - {id: X, title: t, gate: true, scope: {type: container}, select: SELECT urn FROM mesh_scope}\n");
            var catalog = PolicyCatalog.Read([(file, "p.yaml", null)]);

            Assert.Equal(["GP101"], catalog.Gates.Select(policy => policy.Id));
            Assert.Equal(["GP101", "GP105", "X"], catalog.Policies.Select(policy => policy.Id));
            Assert.Equal(
                [
                    "PO012 p.yaml:2 The policy GP105 cannot be a gate: it is evaluated after crawls only, and holds nothing. A gate judges a dataset by itself before it is in the log, and the query reads mesh_product_asset, which tells of more than the dataset.",
                    "PO012 p.yaml:4 The policy X cannot be a gate: it is evaluated after crawls only, and holds nothing. It rules entities of the type container, and only datasets can wait.",
                ],
                catalog.Findings.Select(finding => $"{finding.Code} {finding.File}:{finding.Line} {finding.Message}"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
