// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * A pretrained encoder as the settings list it.
 */
export type EncoderView = { 
/**
 * Its name.
 */
name: string, 
/**
 * What it reads.
 */
kind: "text" | "photo" | "vectors", 
/**
 * One sentence for people.
 */
about: string, 
/**
 * Licence of its weights.
 */
licence: string, 
/**
 * Size of its files.
 */
bytes: number, 
/**
 * It lies complete in the cache.
 */
installed: boolean, 
/**
 * It can be fetched: somebody publishes it where Swingtag knows.
 */
published: boolean, 
/**
 * The one of its kind that is taken when nobody chooses.
 */
usual: boolean, };
