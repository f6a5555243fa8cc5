CREATE TABLE dbo.Old_Orders (id int NOT NULL);
