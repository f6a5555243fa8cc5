-- The database of Larkfield, which sells bicycle parts by mail: a schema for each team, each owned by the team's role.

CREATE SCHEMA sales AUTHORIZATION larkfield_sales;
CREATE SCHEMA logistics AUTHORIZATION larkfield_logistics;
CREATE SCHEMA finance AUTHORIZATION larkfield_finance;
COMMENT ON SCHEMA sales IS 'What customers order';
COMMENT ON SCHEMA logistics IS 'How parcels reach customers';
COMMENT ON SCHEMA finance IS 'What customers owe and what was earned';

CREATE TYPE sales.order_status AS ENUM ('placed', 'paid', 'packed', 'sent', 'returned', 'cancelled');

CREATE TABLE sales.customers (
  id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  email         varchar(254) NOT NULL UNIQUE,
  full_name     text NOT NULL,
  country       char(2) NOT NULL,
  registered_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE sales.customers IS 'Everyone who ever ordered something';
COMMENT ON COLUMN sales.customers.id IS 'The customer''s number';
COMMENT ON COLUMN sales.customers.email IS 'Where order confirmations go';
COMMENT ON COLUMN sales.customers.full_name IS 'First and last name as on the parcel';
COMMENT ON COLUMN sales.customers.country IS 'ISO 3166 code of the country';
COMMENT ON COLUMN sales.customers.registered_at IS 'When the account was opened';

CREATE TABLE sales.orders (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  customer_id bigint NOT NULL REFERENCES sales.customers (id),
  status      sales.order_status NOT NULL DEFAULT 'placed',
  ordered_at  timestamptz NOT NULL,
  currency    char(3) NOT NULL,
  total       numeric(12, 2) NOT NULL,
  CONSTRAINT total_is_not_negative CHECK (total >= 0)
);
CREATE INDEX orders_by_customer ON sales.orders (customer_id);
COMMENT ON TABLE sales.orders IS 'Every order of the web shop, one row each';
COMMENT ON COLUMN sales.orders.id IS 'The order''s number';
COMMENT ON COLUMN sales.orders.customer_id IS 'Who ordered';
COMMENT ON COLUMN sales.orders.status IS 'How far the order has come';
COMMENT ON COLUMN sales.orders.ordered_at IS 'When the customer pressed the button';
COMMENT ON COLUMN sales.orders.currency IS 'ISO 4217 code of the currency';
COMMENT ON COLUMN sales.orders.total IS 'What the customer pays, taxes included';

CREATE TABLE sales.order_lines (
  order_id   bigint NOT NULL REFERENCES sales.orders (id),
  line       smallint NOT NULL,
  sku        varchar(20) NOT NULL,
  quantity   integer NOT NULL CHECK (quantity > 0),
  unit_price numeric(10, 2) NOT NULL,
  PRIMARY KEY (order_id, line)
);
COMMENT ON TABLE sales.order_lines IS 'The parts of each order';
COMMENT ON COLUMN sales.order_lines.order_id IS 'The order';
COMMENT ON COLUMN sales.order_lines.line IS 'Position within the order, from 1';
COMMENT ON COLUMN sales.order_lines.sku IS 'Number of the part in the catalogue';
COMMENT ON COLUMN sales.order_lines.quantity IS 'How many were ordered';
COMMENT ON COLUMN sales.order_lines.unit_price IS 'Price of one, in the order''s currency';

CREATE VIEW sales.order_facts AS
  SELECT o.id AS order_id, o.ordered_at, c.country, o.currency, o.total
  FROM sales.orders o JOIN sales.customers c ON c.id = o.customer_id
  WHERE o.status <> 'cancelled';
COMMENT ON VIEW sales.order_facts IS 'Orders that were not cancelled, without anything about persons';
COMMENT ON COLUMN sales.order_facts.order_id IS 'The order''s number';
COMMENT ON COLUMN sales.order_facts.ordered_at IS 'When it was ordered';
COMMENT ON COLUMN sales.order_facts.country IS 'The customer''s country';
COMMENT ON COLUMN sales.order_facts.currency IS 'ISO 4217 code of the currency';
COMMENT ON COLUMN sales.order_facts.total IS 'What the customer pays, taxes included';

CREATE TABLE logistics.carriers (
  code varchar(8) PRIMARY KEY,
  name text NOT NULL
);
COMMENT ON TABLE logistics.carriers IS 'Who carries parcels for us';
COMMENT ON COLUMN logistics.carriers.code IS 'Our short name of the carrier';
COMMENT ON COLUMN logistics.carriers.name IS 'The name on the contract';

CREATE TABLE logistics.shipments (
  id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  order_id      bigint NOT NULL REFERENCES sales.orders (id),
  carrier       varchar(8) NOT NULL REFERENCES logistics.carriers (code),
  tracking_code varchar(40) NOT NULL UNIQUE,
  dispatched_at timestamptz NOT NULL,
  delivered_at  timestamptz
);
CREATE INDEX shipments_by_order ON logistics.shipments (order_id);
COMMENT ON TABLE logistics.shipments IS 'Every parcel that left the warehouse';
COMMENT ON COLUMN logistics.shipments.id IS 'The parcel''s number';
COMMENT ON COLUMN logistics.shipments.order_id IS 'The order in it';
COMMENT ON COLUMN logistics.shipments.carrier IS 'Who carries it';
COMMENT ON COLUMN logistics.shipments.tracking_code IS 'The carrier''s number of the parcel';
COMMENT ON COLUMN logistics.shipments.dispatched_at IS 'When it left';
COMMENT ON COLUMN logistics.shipments.delivered_at IS 'When it arrived; empty while it is on its way';

CREATE VIEW logistics.delivery_times AS
  SELECT s.id AS shipment_id, k.name AS carrier, o.ordered_at, s.delivered_at - o.ordered_at AS waited
  FROM logistics.shipments s
  JOIN logistics.carriers k ON k.code = s.carrier
  JOIN sales.orders o ON o.id = s.order_id;
COMMENT ON VIEW logistics.delivery_times IS 'How long customers wait, by carrier';
COMMENT ON COLUMN logistics.delivery_times.shipment_id IS 'The parcel''s number';
COMMENT ON COLUMN logistics.delivery_times.carrier IS 'Name of the carrier';
COMMENT ON COLUMN logistics.delivery_times.ordered_at IS 'When it was ordered';
COMMENT ON COLUMN logistics.delivery_times.waited IS 'From the order to the door; empty while the parcel is on its way';

CREATE TYPE finance.invoice_status AS ENUM ('draft', 'open', 'paid', 'disputed', 'written_off');

CREATE TABLE finance.invoices (
  number    varchar(16) PRIMARY KEY,
  order_id  bigint NOT NULL REFERENCES sales.orders (id),
  status    finance.invoice_status NOT NULL,
  issued_on date NOT NULL,
  net       numeric(12, 2) NOT NULL,
  tax       numeric(12, 2) NOT NULL
);
COMMENT ON TABLE finance.invoices IS 'One invoice for each order that was sent';
COMMENT ON COLUMN finance.invoices.number IS 'The number printed on the invoice';
COMMENT ON COLUMN finance.invoices.order_id IS 'The order it is for';
COMMENT ON COLUMN finance.invoices.status IS 'Whether it is paid';
COMMENT ON COLUMN finance.invoices.issued_on IS 'The date printed on the invoice';
COMMENT ON COLUMN finance.invoices.net IS 'Without tax, in euros';
COMMENT ON COLUMN finance.invoices.tax IS 'Tax, in euros';

CREATE MATERIALIZED VIEW finance.revenue_by_month AS
  SELECT date_trunc('month', o.ordered_at) AS month, o.currency, sum(o.total) AS revenue
  FROM sales.orders o
  WHERE o.status <> 'cancelled'
  GROUP BY 1, 2;
COMMENT ON MATERIALIZED VIEW finance.revenue_by_month IS 'What the management board sees each month';
COMMENT ON COLUMN finance.revenue_by_month.month IS 'The first moment of the month';
COMMENT ON COLUMN finance.revenue_by_month.currency IS 'ISO 4217 code of the currency';
COMMENT ON COLUMN finance.revenue_by_month.revenue IS 'Sum of all orders, taxes included';

-- The owners are what the crawl sees of the teams.
ALTER TABLE sales.customers OWNER TO larkfield_sales;
ALTER TABLE sales.orders OWNER TO larkfield_sales;
ALTER TABLE sales.order_lines OWNER TO larkfield_sales;
ALTER VIEW sales.order_facts OWNER TO larkfield_sales;
ALTER TABLE logistics.carriers OWNER TO larkfield_logistics;
ALTER TABLE logistics.shipments OWNER TO larkfield_logistics;
ALTER VIEW logistics.delivery_times OWNER TO larkfield_logistics;
ALTER TABLE finance.invoices OWNER TO larkfield_finance;
ALTER MATERIALIZED VIEW finance.revenue_by_month OWNER TO larkfield_finance;
GRANT USAGE ON SCHEMA sales TO larkfield_logistics, larkfield_finance;
GRANT SELECT ON sales.orders TO larkfield_logistics, larkfield_finance;

INSERT INTO sales.customers (email, full_name, country, registered_at) VALUES
  ('anna.berg@example.org', 'Anna Berg', 'SE', '2026-02-03 10:15+01'),
  ('luis.ortega@example.org', 'Luis Ortega', 'ES', '2026-03-21 18:40+01'),
  ('mia.keller@example.org', 'Mia Keller', 'DE', '2026-05-09 08:05+02');
INSERT INTO sales.orders (customer_id, status, ordered_at, currency, total) VALUES
  (1, 'sent', '2026-09-02 11:20+02', 'EUR', 84.90),
  (2, 'sent', '2026-09-17 20:02+02', 'EUR', 19.50),
  (3, 'paid', '2026-10-01 07:45+02', 'EUR', 240.00),
  (1, 'cancelled', '2026-10-05 16:30+02', 'SEK', 310.00);
INSERT INTO sales.order_lines VALUES (1, 1, 'CH-11-118', 1, 84.90), (2, 1, 'TU-28-SV', 3, 6.50), (3, 1, 'WH-700-R', 1, 240.00), (4, 1, 'CH-11-118', 3, 103.33);
INSERT INTO logistics.carriers VALUES ('nordpost', 'Nordpost AB'), ('raven', 'Raven Parcels GmbH');
INSERT INTO logistics.shipments (order_id, carrier, tracking_code, dispatched_at, delivered_at) VALUES
  (1, 'nordpost', 'NP-5512-88231', '2026-09-03 08:00+02', '2026-09-05 14:10+02'),
  (2, 'raven', 'RV-2026-771', '2026-09-18 08:00+02', NULL);
INSERT INTO finance.invoices VALUES ('2026-000117', 1, 'paid', '2026-09-03', 71.34, 13.56), ('2026-000118', 2, 'open', '2026-09-18', 16.12, 3.38);
REFRESH MATERIALIZED VIEW finance.revenue_by_month;
ANALYZE;
