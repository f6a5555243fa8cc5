using System.Runtime.Versioning;
using Connectors.FileLake.Tests.Support;
using MetadataIngestion.Connectors.FileLake.Storage.Local;

namespace Connectors.FileLake.Tests.Storage;

[SupportedOSPlatform("linux")]
public sealed class UnixOwnersTests
{
    [UnixFact]
    public void Of_OwnFile_NamesTheUser()
    {
        using var lake = new TempLake();
        lake.Write("x.csv", "id");
        Assert.Contains(UnixOwners.Of(lake.Full("x.csv"), firstAccount: 0), owner => owner.Principal == Environment.UserName && owner.FoundIn == "owner of the newest file");
    }

    [UnixFact]
    public void Of_FileThatIsNotThere_KnowsNothing() => Assert.Empty(UnixOwners.Of("/nowhere/at/all", firstAccount: 0));
}
