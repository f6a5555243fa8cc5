-- Finance no longer write invoices off. PostgreSQL can add values to an enumeration but not remove them, so the type is made anew.
ALTER TYPE finance.invoice_status RENAME TO invoice_status_before;
CREATE TYPE finance.invoice_status AS ENUM ('draft', 'open', 'paid', 'disputed');
ALTER TABLE finance.invoices ALTER COLUMN status TYPE finance.invoice_status USING status::text::finance.invoice_status;
DROP TYPE finance.invoice_status_before;
