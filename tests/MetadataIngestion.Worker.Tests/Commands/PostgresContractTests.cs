using System.Text.Json;
using MetadataIngestion.Connectors.PostgreSql.Tests.Servers;
using MetadataIngestion.Worker.Commands;

namespace MetadataIngestion.Worker.Tests.Commands;

public sealed class PostgresContractTests : IDisposable
{
    private readonly CliHarness _cli = new();

    public void Dispose() => _cli.Dispose();

    [PostgresFact]
    public async Task Contract_OfADatabaseTable_FollowsItsLife()
    {
        await using var database = await PostgresServer.Of(18).CreateDatabaseAsync();
        await database.ExecuteAsync("""
            create type state as enum ('new', 'paid');
            create table customers (id bigint primary key, email varchar(320) unique);
            create table orders (
              id bigint generated always as identity primary key, customer bigint not null references customers (id),
              amount numeric(10, 2) not null, status state not null, note text, placed timestamptz not null, tags text[]);
            comment on column orders.amount is 'In euros: "gross", with # and \ signs';
            """);
        _cli.Variables["SHOP"] = database.ConnectionString;
        _cli.Configure("""{ "Sources": { "shop": { "Type": "postgresql", "Options": { "ConnectionString": "${SHOP}" } } } }""");

        var draft = await _cli.RunAsync("contracts", "draft", $"{database.Name}.public.orders", "--file", "orders.yaml");
        Assert.Equal((ExitCodes.Ok, 1), (draft.ExitCode, draft.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length));
        var text = File.ReadAllText(Path.Combine(_cli.Folder, "orders.yaml"));
        Assert.Contains("primaryKeyPosition: 1", text, StringComparison.Ordinal);
        Assert.Contains("to: customers.id", text, StringComparison.Ordinal);
        _cli.Write("config/mesh/sales/contracts/orders.yaml", text.Replace("status: draft", "status: active", StringComparison.Ordinal));

        var check = await _cli.RunAsync("contracts", "check", "--output", "json");
        Assert.Equal((ExitCodes.Ok, ""), (check.ExitCode, check.Error));
        Assert.All(ResultsOf(check.Output), result => Assert.Equal("Passed", result.GetProperty("verdict").GetString()));

        await _cli.RunAsync("crawl", "shop");
        var unchanged = await ReportAsync("crawl", "shop");
        Assert.Equal(0, unchanged.GetProperty("proposals").GetProperty("emitted").GetInt32());

        await database.ExecuteAsync("""
            alter table orders alter column amount type numeric(8, 2), alter column customer drop not null, drop column note;
            alter table orders drop constraint orders_customer_fkey;
            alter table orders add column extra integer;
            """);
        var broken = await _cli.RunAsync("contracts", "check", "--output", "json");
        Assert.Equal(ExitCodes.Failed, broken.ExitCode);
        Assert.Equal(
            ["DC205 customer Failed", "DC204 amount Failed", "DC201 note Failed", "DC303 customer Warned"],
            ResultsOf(broken.Output).Where(result => result.GetProperty("verdict").GetString() != "Passed")
                .Select(result => $"{result.GetProperty("code")} {result.GetProperty("field")} {result.GetProperty("verdict")}"));
        var changed = await ReportAsync("crawl", "shop");
        Assert.Equal(4, changed.GetProperty("warnings").GetArrayLength());

        await database.ExecuteAsync("drop table orders");
        var dropped = await ReportAsync("crawl", "shop");
        Assert.StartsWith("DC101: ", Assert.Single(dropped.GetProperty("warnings").EnumerateArray()).GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Failed, (await _cli.RunAsync("contracts", "check")).ExitCode);
    }

    private async Task<JsonElement> ReportAsync(params string[] arguments)
    {
        var result = await _cli.RunAsync([.. arguments, "--output", "json"]);
        Assert.Equal(ExitCodes.Ok, result.ExitCode);
        return JsonDocument.Parse(result.Output.Trim()).RootElement;
    }

    private static IEnumerable<JsonElement> ResultsOf(string output) => JsonDocument.Parse(output.Trim()).RootElement.GetProperty("results").EnumerateArray();
}
