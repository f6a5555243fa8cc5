CREATE ROLE data_team;
GO
CREATE SCHEMA sales AUTHORIZATION data_team;
GO
EXEC sp_addextendedproperty N'MS_Description', N'Everything once';
EXEC sp_addextendedproperty N'MS_Description', N'Sales data', N'SCHEMA', N'sales';
CREATE SEQUENCE sales.order_numbers AS bigint START WITH 1 INCREMENT BY 5 MINVALUE 1 MAXVALUE 9999;
CREATE TYPE sales.email FROM nvarchar(200);
CREATE TYPE sales.order_lines AS TABLE (number int NOT NULL, mail sales.email NULL, price decimal(10, 2) NULL);
GO
CREATE TABLE sales.customers (
  region char(2) NOT NULL,
  number int NOT NULL,
  mail sales.email NULL,
  card varchar(20) MASKED WITH (FUNCTION = 'partial(0,"xxxx",4)') NULL,
  row_version rowversion NOT NULL,
  CONSTRAINT pk_customers PRIMARY KEY CLUSTERED (region, number),
  CONSTRAINT uq_customers_mail UNIQUE NONCLUSTERED (mail)
);
EXEC sp_addextendedproperty N'MS_Description', N'Who buys', N'SCHEMA', N'sales', N'TABLE', N'customers';
EXEC sp_addextendedproperty N'MS_Description', N'Where the newsletter goes', N'SCHEMA', N'sales', N'TABLE', N'customers', N'COLUMN', N'mail';
EXEC sp_addextendedproperty N'Steward', N'bob; carol', N'SCHEMA', N'sales', N'TABLE', N'customers';
EXEC sp_addextendedproperty N'Area', N'Sales; EMEA', N'SCHEMA', N'sales', N'TABLE', N'customers';
DECLARE @version int = 7;
EXEC sp_addextendedproperty N'Version', @version, N'SCHEMA', N'sales', N'TABLE', N'customers';
GO
ADD SENSITIVITY CLASSIFICATION TO sales.customers.card WITH (LABEL = 'Confidential', INFORMATION_TYPE = 'Credit Card');
GO
CREATE TABLE sales.orders (
  id bigint IDENTITY(1, 1) NOT NULL,
  customer_region char(2) NULL,
  customer_number int NULL,
  net decimal(10, 2) NOT NULL,
  total AS ([net] * (1.19)) PERSISTED,
  created datetime2(3) NOT NULL DEFAULT (sysutcdatetime()),
  note nvarchar(max) NULL,
  CONSTRAINT pk_orders PRIMARY KEY CLUSTERED (id),
  CONSTRAINT ck_orders_net CHECK (net >= 0),
  CONSTRAINT fk_orders_customers FOREIGN KEY (customer_region, customer_number) REFERENCES sales.customers (region, number)
);
CREATE INDEX ix_orders_created ON sales.orders (created DESC, id) INCLUDE (net) WHERE net > 0;
GO
CREATE TRIGGER sales.orders_audit ON sales.orders AFTER INSERT, UPDATE AS SELECT 1 AS one FROM sales.customers;
GO
CREATE TABLE sales.prices (
  id int NOT NULL CONSTRAINT pk_prices PRIMARY KEY,
  valid_from datetime2(7) GENERATED ALWAYS AS ROW START HIDDEN NOT NULL,
  valid_to datetime2(7) GENERATED ALWAYS AS ROW END HIDDEN NOT NULL,
  PERIOD FOR SYSTEM_TIME (valid_from, valid_to)
) WITH (SYSTEM_VERSIONING = ON (HISTORY_TABLE = sales.prices_history));
CREATE TABLE sales.people (name nvarchar(50) NULL) AS NODE;
GO
CREATE VIEW sales.open_orders WITH SCHEMABINDING AS SELECT o.id, o.net FROM sales.orders AS o WHERE o.net > 0;
GO
CREATE UNIQUE CLUSTERED INDEX ux_open_orders ON sales.open_orders (id);
GO
CREATE FUNCTION sales.customer_orders (@region char(2)) RETURNS TABLE AS RETURN SELECT 1 AS one FROM sales.customers WHERE region = @region;
GO
CREATE VIEW sales.everything AS
SELECT f.one FROM sales.customer_orders('DE') AS f CROSS JOIN SALES.Orders AS o CROSS JOIN {archive}.dbo.old_orders AS a;
GO
CREATE SYNONYM sales.all_orders FOR [sales].[orders];
CREATE SYNONYM sales.old_orders FOR {archive}..OLD_ORDERS;
EXEC sp_addextendedproperty N'MS_Description', N'Orders, by another name', N'SCHEMA', N'sales', N'SYNONYM', N'all_orders';
GO
CREATE PROCEDURE sales.close_order @id int, @closed bit OUTPUT AS UPDATE sales.orders SET note = 'closed' WHERE id = @id;
GO
EXEC sp_addextendedproperty N'MS_Description', N'Closes an order', N'SCHEMA', N'sales', N'PROCEDURE', N'close_order';
GO
CREATE FUNCTION sales.tax (@net decimal(10, 2)) RETURNS decimal(12, 2) AS BEGIN RETURN @net * 0.19; END;
GO
CREATE PROCEDURE sales.hidden_logic WITH ENCRYPTION AS SELECT 1 AS one;
GO
CREATE TRIGGER no_drops ON DATABASE FOR DROP_TABLE AS PRINT 'Tables are dropped by the data team.';
GO
EXEC sp_addextendedproperty N'MS_Description', N'Says who drops tables', N'TRIGGER', N'no_drops';
GO
