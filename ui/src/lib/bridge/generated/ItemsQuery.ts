// Written by `cargo xtask bridge` from the Rust types. Change those instead.
import type { ItemsOrder } from "./ItemsOrder";
import type { SellerMark } from "./SellerMark";

/**
 * Which items a list shows, and in which order. Everything given must hold; inside a list any may.
 */
export type ItemsQuery = { 
/**
 * Words or beginnings of words of id or texts, in any script; all of them.
 */
search: string, 
/**
 * Verticals; all when empty.
 */
verticals: Array<string>, 
/**
 * Statuses; all but removed when empty.
 */
statuses: ("new" | "started" | "done" | "skipped" | "review" | "removed")[], 
/**
 * Lowest confidence from and to, 0–99, both inclusive; items without a prediction are left out then.
 */
lowest: [number, number] | null, 
/**
 * Attributes of which neither a person nor the model has found anything.
 */
missing: Array<string>, 
/**
 * How the seller's values stand to the text.
 */
marks: Array<SellerMark>, 
/**
 * Whom the items are for; an empty name means nobody.
 */
assignees: Array<string>, 
/**
 * Order.
 */
order: ItemsOrder, };
