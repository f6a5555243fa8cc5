namespace MetadataIngestion.Mesh.Ownership.Ldap;

/// <summary>The LDAP server could not be read, or not to the end.</summary>
/// <param name="message">What happened.</param>
/// <param name="remedy">What to do about it.</param>
/// <param name="cause">The cause.</param>
public sealed class LdapDirectoryException(string message, string remedy, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>What to do about it.</summary>
    public string Remedy => remedy;
}
