//! A server that speaks as much of the tabular data stream of SQL Server as tests need ([MS-TDS]).
