using System.Data;
using MetadataIngestion.TdsServer;
using MetadataIngestion.TdsServer.Protocol;
using MetadataIngestion.TdsServer.Results;
using Microsoft.Data.SqlClient;

namespace MetadataIngestion.Connectors.SqlServer.Tests.Servers;

/// <summary>The test server speaks the protocol as the real driver understands it; otherwise the other tests would prove little.</summary>
public sealed class TestServerTests
{
    private static readonly (ColumnType Type, object Value)[] Values =
    [
        (ColumnType.Bit, true),
        (ColumnType.TinyInt, (byte)200),
        (ColumnType.SmallInt, (short)-7),
        (ColumnType.Int, -5),
        (ColumnType.BigInt, 1L << 40),
        (ColumnType.Float, 1.5),
        (ColumnType.Decimal, 12.3456m),
        (ColumnType.Money, -12.3456m),
        (ColumnType.Char, "U "),
        (ColumnType.NVarChar, "größe 🙂"),
        (ColumnType.NVarCharMax, "CREATE VIEW"),
        (ColumnType.VarBinary, new byte[] { 1, 2, 3 }),
        (ColumnType.VarBinaryMax, new byte[] { 4, 5 }),
        (ColumnType.Xml, "<a />"),
        (ColumnType.UniqueIdentifier, new Guid("01020304-0506-0708-090a-0b0c0d0e0f10")),
        (ColumnType.Date, new DateTime(2024, 2, 29)),
        (ColumnType.Time, new TimeSpan(0, 13, 14, 15, 123)),
        (ColumnType.DateTime, new DateTime(2024, 2, 29, 13, 14, 15, 120)),
        (ColumnType.DateTime2, new DateTime(2024, 2, 29, 13, 14, 15, 123)),
        (ColumnType.DateTimeOffset, new DateTimeOffset(2024, 2, 29, 13, 14, 15, TimeSpan.FromHours(2))),
        (ColumnType.Variant, "text"),
        (ColumnType.Variant, 7),
        (ColumnType.Variant, 1L << 40),
    ];

    [Theory]
    [InlineData(512)]
    [InlineData(8000)]
    public async Task Read_EveryType_YieldsTheValues(int packetSize)
    {
        Column[] columns = [.. Values.Select((value, i) => new Column($"c{i}", value.Type))];
        object?[] row = [.. Values.Select(value => value.Value)];
        object?[] nulls = new object?[Values.Length];
        await using var server = TestServer.Start(new ScriptedBackend(new Reply(writer =>
        {
            writer.WriteColumns(columns);
            writer.WriteRow(columns, row);
            writer.WriteRow(columns, nulls);
            writer.WritePlainRow(columns, nulls);
            writer.WriteDone(3);
        })));
        await using var connection = await OpenAsync(server, $"Packet Size={packetSize}");

        await using var command = new SqlCommand("select it", connection);
        await using var reader = await command.ExecuteReaderAsync();

        Assert.True(await reader.ReadAsync());
        Assert.Equal(row, Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue));
        for (var i = 0; i < 2; i++)
        {
            Assert.True(await reader.ReadAsync());
            Assert.All(Enumerable.Range(0, reader.FieldCount), column => Assert.True(reader.IsDBNull(column)));
        }

        Assert.False(await reader.ReadAsync());
    }

    [Theory]
    [InlineData(512, 100)]
    [InlineData(512, 100_000)]
    [InlineData(4096, 4077)]
    [InlineData(8000, 1_000_000)]
    public async Task Read_LongText_SurvivesTheEndsOfPackets(int packetSize, int length)
    {
        var text = string.Concat(Enumerable.Range(0, length).Select(i => (char)('a' + (i % 26))));
        Column[] columns = [new("id", ColumnType.Int), new("text", ColumnType.NVarCharMax)];
        object?[][] rows = [[1, text], [2, null], [3, text]];
        await using var server = TestServer.Start(new ScriptedBackend(new Reply(writer => writer.WriteResult(columns, rows))));
        await using var connection = await OpenAsync(server, $"Packet Size={packetSize}");

        await using var command = new SqlCommand("select it", connection);
        await using var reader = await command.ExecuteReaderAsync();
        var read = new List<object?>();
        while (await reader.ReadAsync())
            read.Add(reader.IsDBNull(1) ? null : reader.GetString(1));

        Assert.Equal([text, null, text], read);
    }

    [Theory]
    [InlineData(EncryptionSetting.LoginOnly, "Encrypt=False")]
    [InlineData(EncryptionSetting.On, "Encrypt=True;TrustServerCertificate=True")]
    [InlineData(EncryptionSetting.Required, "Encrypt=False;TrustServerCertificate=True")]
    public async Task Open_WithTls_ReadsRows(object encryption, string option)
    {
        var backend = new ScriptedBackend(new Reply(writer => writer.WriteResult([new Column("n", ColumnType.Int)], [[42]])));
        await using var server = TestServer.Start(backend, (EncryptionSetting)encryption);
        await using var connection = await OpenAsync(server, option);

        await using var command = new SqlCommand("select it", connection);

        Assert.Equal(42, await command.ExecuteScalarAsync());
        Assert.Equal(("me", "secret"), (backend.Logins[0].User, backend.Logins[0].Password));
    }

    [Fact]
    public async Task Open_WithAccessToken_HandsItOver()
    {
        var backend = new ScriptedBackend(new Reply(writer => writer.WriteResult([new Column("n", ColumnType.Int)], [[42]])));
        await using var server = TestServer.Start(backend, EncryptionSetting.On);
        await using var connection = new SqlConnection($"Server=127.0.0.1,{server.Port};TrustServerCertificate=True;Pooling=False;ConnectRetryCount=0");
        connection.AccessTokenCallback = static (parameters, _) =>
            Task.FromResult(new SqlAuthenticationToken($"token for {parameters.Resource}", DateTimeOffset.UtcNow.AddHours(1)));

        await connection.OpenAsync();
        await using var command = new SqlCommand("select it", connection);

        Assert.Equal(42, await command.ExecuteScalarAsync());
        Assert.Equal("token for https://database.windows.net/", backend.Logins[0].Token);
    }

    [Fact]
    public async Task Execute_ProcedureCall_AnswersAsACall()
    {
        var backend = new ScriptedBackend(new Reply(writer => writer.WriteResult([new Column("n", ColumnType.Int)], [[42]])));
        await using var server = TestServer.Start(backend);
        await using var connection = await OpenAsync(server);

        await using var command = new SqlCommand("dbo.proc", connection) { CommandType = CommandType.StoredProcedure };

        Assert.Equal(42, await command.ExecuteScalarAsync());
        Assert.Equal("EXEC dbo.proc", Assert.Single(backend.Statements));
    }

    [Fact]
    public async Task Execute_Errors_ArriveWithNumberAndText()
    {
        await using var server = TestServer.Start(new ScriptedBackend(Reply.Failure(
            new ServerError(262, "VIEW DATABASE STATE permission denied."), new ServerError(297, "The user does not have permission."))));
        await using var connection = await OpenAsync(server);
        await using var command = new SqlCommand("select it", connection);

        var exception = await Assert.ThrowsAsync<SqlException>(async () => await command.ExecuteNonQueryAsync());

        Assert.Equal([262, 297], exception.Errors.Cast<SqlError>().Select(error => error.Number));
        Assert.Equal("VIEW DATABASE STATE permission denied.", exception.Errors[0].Message);
        Assert.Equal(ConnectionState.Open, connection.State);
    }

    [Fact]
    public async Task Execute_ServerIsSilent_TimesOutAndGoesOn()
    {
        await using var server = TestServer.Start(new ScriptedBackend(Reply.Silence));
        await using var connection = await OpenAsync(server);
        await using var command = new SqlCommand("wait", connection) { CommandTimeout = 1 };

        var exception = await Assert.ThrowsAsync<SqlException>(async () => await command.ExecuteNonQueryAsync());

        Assert.Equal(-2, exception.Number);
        Assert.Equal(ConnectionState.Open, connection.State);
    }

    [Fact]
    public async Task Read_ConnectionDroppedInMidResult_YieldsRowsThenFails()
    {
        object?[][] rows = [.. Enumerable.Range(0, 10_000).Select(i => new object?[] { i })];
        await using var server = TestServer.Start(new ScriptedBackend(
            new Reply(writer => writer.WriteResult([new Column("n", ColumnType.Int)], rows)) { DropAfter = 40_000 }));
        await using var connection = await OpenAsync(server);
        await using var command = new SqlCommand("select it", connection);
        await using var reader = await command.ExecuteReaderAsync();
        var read = 0;

        var exception = await Assert.ThrowsAsync<SqlException>(async () =>
        {
            while (await reader.ReadAsync())
                read++;
        });

        Assert.InRange(read, 1, 9_999);
        Assert.Equal(20, exception.Class);
    }

    private static async Task<SqlConnection> OpenAsync(TestServer server, string more = "Encrypt=False")
    {
        var connection = new SqlConnection($"Server=127.0.0.1,{server.Port};User ID=me;Password=secret;Pooling=False;ConnectRetryCount=0;{(more.Contains("Encrypt", StringComparison.Ordinal) ? more : "Encrypt=False;" + more)}");
        await connection.OpenAsync();
        return connection;
    }
}
