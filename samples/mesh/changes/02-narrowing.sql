-- Logistics save room: no carrier of ours has tracking codes of more than 20 characters. Yet.
ALTER TABLE logistics.shipments ALTER COLUMN tracking_code TYPE varchar(20);
