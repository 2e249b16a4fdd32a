// Written by `cargo xtask bridge` from the Rust types. Change those instead.
import type { AssignWhat } from "./AssignWhat";

/**
 * Which items go to whom. Finished items are left alone, unless they were chosen one by one.
 */
export type AssignRequest = { 
/**
 * Names; the items are dealt out evenly. None takes items away from everybody.
 */
people: Array<string>, 
/**
 * Part of the items that two people label apart from each other, 0 to 1.
 */
overlap: number, 
/**
 * The choice of these items comes from it.
 */
seed: number, 
/**
 * Which items.
 */
what: AssignWhat, 
/**
 * At most so many, the first ones; none means all.
 */
limit: number | null, };
