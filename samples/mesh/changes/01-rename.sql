-- Sales call the total what accountants call it.
ALTER TABLE sales.orders RENAME COLUMN total TO gross_total;
