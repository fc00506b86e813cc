//! ERPs of companies, which are only read.
