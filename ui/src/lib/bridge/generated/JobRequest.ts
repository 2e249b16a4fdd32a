// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * Work to start.
 */
export type JobRequest = { "kind": "import", 
/**
 * Files.
 */
files: Array<string>, 
/**
 * Vertical for files that do not name one.
 */
vertical: string | null, } | { "kind": "train", 
/**
 * Recipe; by default the product chooses.
 */
recipe: string | null, 
/**
 * Settings by name.
 */
settings: { [key in string]: string }, } | { "kind": "annotate" } | { "kind": "batch", 
/**
 * Items.
 */
size: number, 
/**
 * Strategy; by default the product chooses.
 */
strategy: string | null, } | { "kind": "export", 
/**
 * `native` or `conll`.
 */
format: string, 
/**
 * Folder; made when missing.
 */
folder: string, 
/**
 * Tag scheme of CoNLL.
 */
scheme: string | null, } | { "kind": "fetch_encoder" };
