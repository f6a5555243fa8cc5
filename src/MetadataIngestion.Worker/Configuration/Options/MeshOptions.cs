using MetadataIngestion.Mesh.Ownership.Ldap;

namespace MetadataIngestion.Worker.Configuration.Options;

/// <summary>What domain teams say about their data.</summary>
internal sealed class MeshOptions
{
    /// <summary>
    /// The folder of the mesh's files, relative to that of the configuration: contracts in <c>contracts/*.yaml</c> and
    /// <c>DOMAIN/contracts/*.yaml</c>, products likewise, domains in <c>domains.yaml</c> and <c>DOMAIN/domain.yaml</c>, owners in <c>OWNERS</c>. The default is <c>config/mesh</c>, which need not exist.
    /// </summary>
    public string Directory { get; set; } = "config/mesh";

    /// <summary>An LDAP server that tells who there is, beside <c>directory.yaml</c>, which counts first.</summary>
    public LdapOptions Ldap { get; set; } = new();
}
