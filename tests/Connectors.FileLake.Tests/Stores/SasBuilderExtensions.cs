using Azure.Storage.Sas;

namespace Connectors.FileLake.Tests.Stores;

internal static class SasBuilderExtensions
{
    public static AccountSasBuilder With(this AccountSasBuilder builder, AccountSasPermissions permissions)
    {
        builder.SetPermissions(permissions);
        return builder;
    }
}
