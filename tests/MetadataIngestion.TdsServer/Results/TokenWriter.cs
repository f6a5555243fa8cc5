using System.Text;
using MetadataIngestion.TdsServer.Protocol;

namespace MetadataIngestion.TdsServer.Results;

/// <summary>Writes the tokens of a response: results, errors and how it ends.</summary>
internal sealed class TokenWriter(PacketBuffer buffer, bool isCall)
{
    private const int More = 0x01;
    private const int Failed = 0x02;
    private const int Counted = 0x10;
    private const int Cancelled = 0x20;
    private const int Select = 0xC1;
    private const int Execute = 0xE0;
    private const string Server = "tds-test";
    private const int Nullable = 0x0009;
    private bool _failed;

    /// <summary>A result and its end.</summary>
    public void WriteResult(IReadOnlyList<Column> columns, IEnumerable<object?[]> rows)
    {
        WriteColumns(columns);
        var count = 0L;
        foreach (var row in rows)
        {
            WriteRow(columns, row);
            count++;
        }

        WriteDone(count, Select);
    }

    public void WriteColumns(IReadOnlyList<Column> columns)
    {
        buffer.WriteByte((byte)Token.ColumnMetadata);
        buffer.WriteUInt16(columns.Count);
        foreach (var column in columns)
        {
            buffer.WriteInt32(0);
            buffer.WriteUInt16(Nullable);
            ColumnTypes.Write(buffer, column.Type);
            WriteShortText(column.Name);
        }
    }

    public void WriteRow(IReadOnlyList<Column> columns, object?[] values)
    {
        var hasNulls = values.Contains(null);
        buffer.WriteByte((byte)(hasNulls ? Token.RowWithNulls : Token.Row));
        if (hasNulls)
            WriteNullMap(values);
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] is { } value)
                ValueWriter.Write(buffer, columns[i].Type, value);
        }
    }

    /// <summary>A row that spells its nulls out, as servers write it when there are few.</summary>
    public void WritePlainRow(IReadOnlyList<Column> columns, object?[] values)
    {
        buffer.WriteByte((byte)Token.Row);
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] is { } value)
                ValueWriter.Write(buffer, columns[i].Type, value);
            else
                ValueWriter.WriteNull(buffer, columns[i].Type);
        }
    }

    public void WriteErrors(params ReadOnlySpan<ServerError> errors)
    {
        foreach (var error in errors)
            WriteMessage(Token.Error, error.Number, error.Severity, error.Message);
        _failed = true;
        WriteDone(0);
    }

    public void WriteInfo(int number, string message) => WriteMessage(Token.Info, number, 0, message);

    /// <summary>The end of a statement. The last one of a batch is the end of the response.</summary>
    public void WriteDone(long rows, int command = 0, bool more = false)
    {
        var status = (more || isCall ? More : 0) | (_failed ? Failed : 0) | (command == Select ? Counted : 0);
        WriteEnd(isCall ? Token.DoneInProcedure : Token.Done, status, command, rows);
    }

    /// <summary>What ends the answer to a procedure call.</summary>
    public void EndCall()
    {
        buffer.WriteByte((byte)Token.ReturnStatus);
        buffer.WriteInt32(0);
        WriteEnd(Token.DoneProcedure, _failed ? Failed : 0, Execute, 0);
    }

    public void AcknowledgeAttention() => WriteEnd(Token.Done, Cancelled, 0, 0);

    public void AcknowledgeLogin(string database, int packetSize, bool withToken)
    {
        WriteChange(1, database, "master");
        WriteInfo(5701, $"Changed database context to '{database}'.");
        buffer.Write([(byte)Token.EnvironmentChange, 8, 0, 7, 5, .. ColumnTypes.Collation, 0]);
        WriteLoginAcknowledgement();
        WriteChange(4, Invariant(packetSize), Invariant(Handshake.PacketSize));
        if (withToken)
            buffer.Write([(byte)Token.FeatureAcknowledged, 2, 0, 0, 0, 0, 0xFF]);
        WriteDone(0);
    }

    private void WriteNullMap(object?[] values)
    {
        var map = new byte[(values.Length + 7) / 8];
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] is null)
                map[i / 8] |= (byte)(1 << (i % 8));
        }

        buffer.Write(map);
    }

    private void WriteMessage(Token token, int number, byte severity, string message)
    {
        var text = Encoding.Unicode.GetBytes(message);
        buffer.WriteByte((byte)token);
        buffer.WriteUInt16(4 + 2 + 2 + text.Length + 1 + (Server.Length * 2) + 1 + 4);
        buffer.WriteInt32(number);
        buffer.Write([1, severity]);
        buffer.WriteUInt16(message.Length);
        buffer.Write(text);
        WriteShortText(Server);
        WriteShortText("");
        buffer.WriteInt32(1);
    }

    private void WriteLoginAcknowledgement()
    {
        const string program = "Microsoft SQL Server";
        buffer.WriteByte((byte)Token.LoginAcknowledged);
        buffer.WriteUInt16(1 + 4 + 1 + (program.Length * 2) + 4);
        buffer.Write([1, 0x74, 0, 0, 0x04]);
        WriteShortText(program);
        buffer.Write([16, 0, 0x10, 0x27]);
    }

    private void WriteChange(byte type, string now, string before)
    {
        buffer.WriteByte((byte)Token.EnvironmentChange);
        buffer.WriteUInt16(3 + ((now.Length + before.Length) * 2));
        buffer.WriteByte(type);
        WriteShortText(now);
        WriteShortText(before);
    }

    private void WriteShortText(string text)
    {
        buffer.WriteByte((byte)text.Length);
        buffer.Write(Encoding.Unicode.GetBytes(text));
    }

    private void WriteEnd(Token token, int status, int command, long rows)
    {
        buffer.WriteByte((byte)token);
        buffer.WriteUInt16(status);
        buffer.WriteUInt16(command);
        buffer.WriteInt64(rows);
    }

    private static string Invariant(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
