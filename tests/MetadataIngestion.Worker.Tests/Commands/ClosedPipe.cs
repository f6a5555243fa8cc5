namespace MetadataIngestion.Worker.Tests.Commands;

/// <summary>Standard output whose reader has gone.</summary>
internal sealed class ClosedPipe : MemoryStream
{
    private const int BrokenPipe = 32;

    private static readonly int HResultOfClosedPipe = OperatingSystem.IsWindows() ? unchecked((int)0x8007006D) : BrokenPipe;

    public override void Write(byte[] buffer, int offset, int count) => throw new IOException("Broken pipe", HResultOfClosedPipe);

    public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("Broken pipe", HResultOfClosedPipe);
}
