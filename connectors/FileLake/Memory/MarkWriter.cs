using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using MetadataIngestion.Connectors.FileLake.Storage;

namespace MetadataIngestion.Connectors.FileLake.Memory;

/// <summary>Makes a mark of texts and listings; millions of files may go into one.</summary>
internal sealed class MarkWriter : IDisposable
{
    private const int BufferLength = 16 * 1024;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _buffer = new byte[BufferLength];
    private int _length;

    /// <summary>The mark of one file.</summary>
    public static string Of(StoreEntry entry)
    {
        using var mark = new MarkWriter();
        mark.Add(entry);
        return mark.End();
    }

    public void Add(string? text)
    {
        var bytes = MemoryMarshal.AsBytes(text.AsSpan());
        Add(bytes.Length);
        if (bytes.Length > _buffer.Length - _length)
        {
            Flush();
        }

        if (bytes.Length > _buffer.Length)
        {
            _hash.AppendData(bytes);
            return;
        }

        bytes.CopyTo(_buffer.AsSpan(_length));
        _length += bytes.Length;
    }

    public void Add(long number)
    {
        if (_buffer.Length - _length < sizeof(long))
        {
            Flush();
        }

        BinaryPrimitives.WriteInt64LittleEndian(_buffer.AsSpan(_length), number);
        _length += sizeof(long);
    }

    public void Add(StoreEntry entry)
    {
        Add(entry.Name);
        Add(entry.Size);
        Add(entry.Modified.UtcTicks);
        Add(entry.Version);
        Add(entry.Owner);
    }

    public string End()
    {
        Flush();
        return Convert.ToHexString(_hash.GetHashAndReset());
    }

    public void Dispose() => _hash.Dispose();

    private void Flush()
    {
        _hash.AppendData(_buffer.AsSpan(0, _length));
        _length = 0;
    }
}
