//! The `swingtag` command on real files, as a stranger calls it.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on panics")]

mod borrowing;
mod common;
mod encoders;
mod exports;
#[cfg(unix)]
mod kills;
mod loops;
mod parts;
mod required;
