-- Carriers are kept in another system from now on. CASCADE takes what depends on the table along.
DROP TABLE logistics.carriers CASCADE;
