using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using MetadataIngestion.Core.Changes;
using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Core.Proposals;

/// <summary>
/// Writes aspects into a batch's buffer, one after the other, and takes their fingerprints. What is written as volatile is part of the
/// aspect but not of its fingerprint.
/// </summary>
internal sealed class AspectEncoder : IDisposable
{
    private static readonly JsonWriterOptions s_options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly List<(int Start, int End)> _volatile = [];
    private AspectBuffer _buffer;
    private int _start;

    public AspectEncoder(AspectBuffer buffer)
    {
        _buffer = buffer;
        Json = new Utf8JsonWriter(buffer, s_options);
    }

    /// <summary>The writer of the aspect that was begun last.</summary>
    public Utf8JsonWriter Json { get; }

    private int Position => (int)(Json.BytesCommitted + Json.BytesPending);

    /// <summary>From now on aspects go into <paramref name="buffer"/>.</summary>
    public void WriteTo(AspectBuffer buffer) => _buffer = buffer;

    public Utf8JsonWriter Begin()
    {
        _start = _buffer.Length;
        _volatile.Clear();
        Json.Reset(_buffer);
        Json.WriteStartObject();
        return Json;
    }

    public EncodedAspect End(string name)
    {
        Json.WriteEndObject();
        Json.Flush();
        return Take(name);
    }

    /// <summary>Takes an aspect that is JSON already.</summary>
    public EncodedAspect Copy(string name, ReadOnlySpan<byte> json)
    {
        _start = _buffer.Length;
        _volatile.Clear();
        json.CopyTo(_buffer.GetSpan(json.Length));
        _buffer.Advance(json.Length);
        return Take(name);
    }

    /// <summary>Takes an aspect that is JSON already and is the same as before when something else is.</summary>
    public EncodedAspect Copy(string name, ReadOnlySpan<byte> json, ReadOnlySpan<byte> compared) =>
        Copy(name, json) with { Fingerprint = Fingerprints.Of(compared) };

    public void WriteVolatile(JsonEncodedText property, long value)
    {
        Json.WritePropertyName(property);
        var start = Position;
        Json.WriteNumberValue(value);
        _volatile.Add((start, Position));
    }

    public void Dispose()
    {
        Json.Dispose();
        _hash.Dispose();
    }

    private EncodedAspect Take(string name)
    {
        var length = _buffer.Length - _start;
        var fingerprint = Digest(_buffer.Slice(_start, length).Span);
        return new EncodedAspect(name, fingerprint, _start, length, Shared: null);
    }

    private Fingerprint Digest(ReadOnlySpan<byte> json)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        if (_volatile.Count == 0)
        {
            SHA256.HashData(json, digest);
            return Fingerprint.Read(digest);
        }

        var position = 0;
        foreach (var (start, end) in _volatile)
        {
            _hash.AppendData(json[position..start]);
            position = end;
        }

        _hash.AppendData(json[position..]);
        _hash.GetHashAndReset(digest);
        return Fingerprint.Read(digest);
    }
}
