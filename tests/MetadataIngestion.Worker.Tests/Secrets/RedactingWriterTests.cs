using MetadataIngestion.Worker.Secrets;

namespace MetadataIngestion.Worker.Tests.Secrets;

public sealed class RedactingWriterTests
{
    [Fact]
    public void Write_SecretInPieces_PassesItOnMasked()
    {
        var redactor = new SecretRedactor();
        redactor.Add("hunter2hunter2");
        var inner = new StringWriter();
        using var writer = new RedactingWriter(inner, redactor);

        foreach (var character in "password hunter2hunter2 refused\n")
            writer.Write(character);

        Assert.Equal("password *** refused\n", inner.ToString());
    }

    [Fact]
    public void Flush_UnfinishedLine_PassesItOn()
    {
        var inner = new StringWriter();
        using var writer = new RedactingWriter(inner, new SecretRedactor());

        writer.Write("12 found");
        writer.Flush();

        Assert.Equal("12 found", inner.ToString());
    }
}
