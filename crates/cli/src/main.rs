//! The `swingtag` command: arguments in, workbench calls, text or JSON out.
//!
//! Holds no rule of the product. Exit status: 0 done, 1 failed, 2 wrong use, 3 done with rejected rows.

mod output;
mod terminal;
mod verbs;

use std::process::ExitCode;

use clap::Parser;

/// Label product items, train on the labels, let uncertainty pick the next ones, and leave with BIO.
#[derive(Parser)]
#[command(name = "swingtag", version, arg_required_else_help = true)]
struct Arguments {
    #[command(subcommand)]
    verb: verbs::Verb,
}

fn main() -> ExitCode {
    swingtag_workbench::one_thread_an_operation();
    if let Some(status) = swingtag_workbench::child::intercept() {
        return status;
    }
    match verbs::run(Arguments::parse().verb) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("swingtag: {}", error.message);
            if !error.remedy.is_empty() {
                eprintln!("  {}", error.remedy);
            }
            ExitCode::from(if error.code == "usage" { 2 } else { 1 })
        }
    }
}
