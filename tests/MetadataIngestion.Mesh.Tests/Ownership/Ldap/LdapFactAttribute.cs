namespace MetadataIngestion.Mesh.Tests.Ownership.Ldap;

/// <summary>A test that needs OpenLDAP's server: skipped when it is missing, unless CI=true.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LdapFactAttribute : FactAttribute
{
    public LdapFactAttribute() => Skip = SlapdServer.SkipReason;
}
