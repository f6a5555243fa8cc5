using MetadataIngestion.Mesh.Ownership.Ldap;

namespace MetadataIngestion.Mesh.Tests.Ownership.Ldap;

public sealed class LdapOptionsTests
{
    [Fact]
    public void Validate_NoServer_NothingIsWrong() => Assert.Empty(LdapOptions.Validate(new LdapOptions()));

    [Theory]
    [InlineData("ldaps://ldap.example.org", "dc=x", "cn=a", "b", "")]
    [InlineData("ldap://localhost:1389", "dc=x", "cn=a", "b", "")]
    [InlineData("ldap://ldap.example.org", "dc=x", null, null, "")]
    [InlineData("ldap.example.org", "dc=x", null, null, "Server")]
    [InlineData("http://ldap.example.org", "dc=x", null, null, "Server")]
    [InlineData("ldaps://ldap.example.org", "", null, null, "BaseDn")]
    [InlineData("ldaps://ldap.example.org", "dc=x", "cn=a", null, "Password")]
    [InlineData("ldaps://ldap.example.org", "dc=x", null, "b", "BindDn")]
    [InlineData("ldap://ldap.example.org", "dc=x", "cn=a", "b", "Server")]
    public void Validate_Server_NamesWhatIsWrong(string server, string baseDn, string? bindDn, string? password, string expected) =>
        Assert.Equal(expected, string.Join(' ', LdapOptions.Validate(new LdapOptions { Server = server, BaseDn = baseDn, BindDn = bindDn, Password = password }).Select(error => error.Path)));

    [Fact]
    public void Validate_Limits_NamesWhatIsWrong()
    {
        var options = new LdapOptions
        {
            Server = "ldaps://x", BaseDn = "dc=x", StartTls = true, PersonAttribute = " ", PageSize = 0, MaxEntries = 0, Timeout = TimeSpan.Zero, Refresh = TimeSpan.FromSeconds(1),
        };

        Assert.Equal(["StartTls", "PersonAttribute", "PageSize", "MaxEntries", "Timeout", "Refresh"], LdapOptions.Validate(options).Select(error => error.Path));
    }
}
