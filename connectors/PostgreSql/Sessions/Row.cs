using System.Text;
using Npgsql;

namespace MetadataIngestion.Connectors.PostgreSql.Sessions;

/// <summary>The row that a reader stands on. Text that is not UTF-8 is read all the same.</summary>
internal readonly struct Row(NpgsqlDataReader reader, TextDecoder decoder)
{
    public bool IsNull(int column) => reader.IsDBNull(column);

    public string Text(int column)
    {
        try
        {
            return reader.GetString(column);
        }
        catch (DecoderFallbackException)
        {
            return decoder.Decode(Bytes(column));
        }
    }

    public string? OptionalText(int column) => reader.IsDBNull(column) ? null : Text(column);

    public uint Oid(int column) => reader.GetFieldValue<uint>(column);

    public short Int16(int column) => reader.GetInt16(column);

    public int Int32(int column) => reader.GetInt32(column);

    public long Int64(int column) => reader.GetInt64(column);

    public float Single(int column) => reader.GetFloat(column);

    public bool Boolean(int column) => reader.GetBoolean(column);

    /// <summary>A column of the type "char", cast to int4 by the query because drivers disagree about the type.</summary>
    public char Char(int column) => (char)reader.GetInt32(column);

    public byte[] Bytes(int column) => reader.GetFieldValue<byte[]>(column);

    public short[] Int16s(int column) => reader.IsDBNull(column) ? [] : reader.GetFieldValue<short[]>(column);

    public uint[] Oids(int column) => reader.IsDBNull(column) ? [] : reader.GetFieldValue<uint[]>(column);

    public string[]? OptionalTexts(int column) => reader.IsDBNull(column) ? null : Array.ConvertAll(TextsOrNulls(column), text => text ?? string.Empty);

    public string?[] TextsOrNulls(int column)
    {
        try
        {
            return reader.GetFieldValue<string?[]>(column);
        }
        catch (DecoderFallbackException)
        {
            return Array.ConvertAll(reader.GetFieldValue<byte[]?[]>(column), Decode);
        }
    }

    private string? Decode(byte[]? bytes) => bytes is null ? null : decoder.Decode(bytes);
}
