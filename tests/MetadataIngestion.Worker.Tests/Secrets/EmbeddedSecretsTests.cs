using MetadataIngestion.Worker.Secrets;

namespace MetadataIngestion.Worker.Tests.Secrets;

public sealed class EmbeddedSecretsTests
{
    [Theory]
    [InlineData("Host=db;Username=u;Password=hunter2;Database=d", "hunter2")]
    [InlineData("Server=db; PWD = hunter2 ; Database=d", "hunter2")]
    [InlineData("Host=db;Password=\"semi;colon and \"\"quotes\"\"\"", "semi;colon and \"quotes\"")]
    [InlineData("Host=db;Password='single ''quoted'''", "single 'quoted'")]
    [InlineData("Endpoint=sb://bus/;SharedAccessKeyName=n;SharedAccessKey=abc+/=;EntityPath=e", "abc+/=")]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=a;AccountKey=a2V5==", "a2V5==")]
    [InlineData("postgresql://user:hunter2@db:5432/sales", "hunter2")]
    [InlineData("https://user:p%40ss@registry/", "p@ss")]
    [InlineData("https://store/container?sv=1&sig=c2lnbmF0dXJl&se=2", "c2lnbmF0dXJl")]
    [InlineData("org.apache.PlainLoginModule required username=\"u\" password=\"hunter2\";", "hunter2")]
    [InlineData("host=db user=u password=hunter2 dbname=d", "hunter2")]
    [InlineData("host=db token=abcdef", "abcdef")]
    public void Find_TextWithSecret_FindsIt(string text, string secret) => Assert.Contains(secret, EmbeddedSecrets.Find(text));

    [Theory]
    [InlineData("Host=db;Username=u;Database=d")]
    [InlineData("https://host:8080/path?page=2")]
    [InlineData("sales.*")]
    public void Find_TextWithoutSecret_FindsNothing(string text) => Assert.Empty(EmbeddedSecrets.Find(text));
}
