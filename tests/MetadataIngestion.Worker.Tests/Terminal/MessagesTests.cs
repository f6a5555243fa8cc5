using MetadataIngestion.Worker.Terminal;

namespace MetadataIngestion.Worker.Tests.Terminal;

public sealed class MessagesTests
{
    [Fact]
    public void Line_StatusShown_ErasesItFirst()
    {
        var error = new StringWriter { NewLine = "\n" };
        var messages = new Messages(error, isTerminal: true, useColor: false);

        messages.Status("12 found");
        messages.Warning("one is odd");
        messages.ClearStatus();

        Assert.Equal("\r\u001b[K12 found\r\u001b[Kwarning: one is odd\n", error.ToString());
    }

    [Fact]
    public void Status_NoTerminal_WritesNothing()
    {
        var error = new StringWriter();
        var messages = new Messages(error, isTerminal: false, useColor: false);

        messages.Status("12 found");
        messages.ClearStatus();

        Assert.Empty(error.ToString());
    }
}
