//! The web pages over HTTP, with a store in memory behind them. Everything is in `tests/`.
