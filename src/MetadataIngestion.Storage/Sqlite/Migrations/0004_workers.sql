-- Which worker runs what, in the tables that this store has in common with the one that several workers share.

ALTER TABLE run ADD COLUMN worker TEXT;
ALTER TABLE ad_hoc_request ADD COLUMN worker TEXT;
