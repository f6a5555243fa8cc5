namespace MetadataIngestion.Connectors.PostgreSql.Tests.Changes;

/// <summary>A small schema whose changes are told from what is proposed.</summary>
internal static class Shop
{
    public const string Schema = """
        create schema shop;
        create table shop.customer (id integer primary key, name text not null, city text);
        create table shop.orders (id integer primary key, customer_id integer references shop.customer (id), total numeric(10,2));
        create view shop.totals as select customer_id, sum(total) as total from shop.orders group by customer_id;
        create function shop.twice(n integer) returns integer language sql as 'select n * 2';
        create schema other;
        create table other.note (id integer);
        """;
}
