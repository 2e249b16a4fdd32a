//! The `swingtag` command.

fn main() {}
