-- A state may be rejected too, and a dataset that waits is the same under another name by its identity.

ALTER TABLE quarantine ADD COLUMN identity TEXT;
ALTER TABLE quarantine ADD COLUMN decision TEXT;
ALTER TABLE quarantine RENAME COLUMN approved_by TO decided_by;
ALTER TABLE quarantine RENAME COLUMN approval TO decided_why;
ALTER TABLE quarantine RENAME COLUMN approved_at TO decided_at;
UPDATE quarantine SET decision = 'approved' WHERE decided_by IS NOT NULL;
