// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * What the system asks of the window: a menu item, a file that was double-clicked.
 */
export type Asked = { "kind": "run", 
/**
 * Its name.
 */
id: string, } | { "kind": "open", 
/**
 * Its file.
 */
path: string, };
