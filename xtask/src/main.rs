//! `cargo xtask`: set-up, demo, app, test, bench, tidy.

fn main() {}
