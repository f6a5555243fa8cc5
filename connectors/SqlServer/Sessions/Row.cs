using System.Globalization;
using Microsoft.Data.SqlClient;

namespace MetadataIngestion.Connectors.SqlServer.Sessions;

/// <summary>
/// The current row of a result, by position. Servers that only speak the protocol report numbers in other widths than SQL Server, so
/// a value is converted where its type is not the expected one.
/// </summary>
internal sealed class Row
{
    private readonly SqlDataReader _reader;
    private readonly Type[] _types;

    public Row(SqlDataReader reader)
    {
        _reader = reader;
        _types = new Type[reader.FieldCount];
        for (var i = 0; i < _types.Length; i++)
            _types[i] = reader.GetFieldType(i);
    }

    public bool IsNull(int column) => _reader.IsDBNull(column);

    public int Int32(int column) =>
        _types[column] == typeof(int) ? _reader.GetInt32(column)
        : _types[column] == typeof(short) ? _reader.GetInt16(column)
        : _types[column] == typeof(byte) ? _reader.GetByte(column)
        : Convert.ToInt32(_reader.GetValue(column), CultureInfo.InvariantCulture);

    public int? OptionalInt32(int column) => IsNull(column) ? null : Int32(column);

    public long Int64(int column) =>
        _types[column] == typeof(long) ? _reader.GetInt64(column) : Convert.ToInt64(_reader.GetValue(column), CultureInfo.InvariantCulture);

    /// <summary>A flag; null counts as false.</summary>
    public bool Flag(int column) =>
        !IsNull(column) && (_types[column] == typeof(bool) ? _reader.GetBoolean(column) : Convert.ToBoolean(_reader.GetValue(column), CultureInfo.InvariantCulture));

    public bool? OptionalFlag(int column) => IsNull(column) ? null : Flag(column);

    public string Text(int column) =>
        _types[column] == typeof(string) ? _reader.GetString(column) : Convert.ToString(_reader.GetValue(column), CultureInfo.InvariantCulture)!;

    public string? OptionalText(int column) => IsNull(column) ? null : Text(column);

    /// <summary>A code of one or two letters, which the catalog pads with blanks.</summary>
    public string Code(int column) => Text(column).Trim().ToUpperInvariant();

    public DateTime? Moment(int column) => IsNull(column) ? null : Convert.ToDateTime(_reader.GetValue(column), CultureInfo.InvariantCulture);

    public Guid? Guid(int column) =>
        IsNull(column) ? null : _types[column] == typeof(Guid) ? _reader.GetGuid(column) : System.Guid.Parse(Text(column));
}
