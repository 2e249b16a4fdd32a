// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * What a column becomes.
 */
export type ColumnChoice = { 
/**
 * Name of the column.
 */
header: string, 
/**
 * `id`, `vertical`, `title`, `description`, `field:NAME`, `seller:NAME`, `images`, `group`, `split`,
 * `keep:NAME` or `ignore`.
 */
becomes: string, };
