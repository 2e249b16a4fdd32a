//! The real window on a real project file, driven as a person drives it.

#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, reason = "a test may end by a panic, here also outside of test functions")]

mod day;
mod killed;
mod labels;
mod learning;
mod refusals;
mod review;
mod sample;
mod screens;
mod support;
mod train;
