// Written by `cargo xtask bridge` from the Rust types. Change those instead.
import type { FieldView } from "./FieldView";
import type { PhotoView } from "./PhotoView";
import type { SellerRow } from "./SellerRow";
import type { SpanView } from "./SpanView";
import type { ValueView } from "./ValueView";

/**
 * An item with everything that Annotate draws.
 */
export type ItemView = { 
/**
 * Row number in the project.
 */
id: number, 
/**
 * The owner's id.
 */
externalId: string, 
/**
 * Its vertical.
 */
vertical: string, 
/**
 * How far the work is.
 */
status: "new" | "started" | "done" | "skipped" | "review" | "removed", 
/**
 * Texts, title first.
 */
fields: Array<FieldView>, 
/**
 * Photos.
 */
photos: Array<PhotoView>, 
/**
 * Labels, open predictions and refusals, in text order.
 */
spans: Array<SpanView>, 
/**
 * Seller's claims beside what the text says.
 */
seller: Array<SellerRow>, 
/**
 * Whole-item values, confirmed and predicted.
 */
values: Array<ValueView>, 
/**
 * Intents of a query, confirmed and predicted.
 */
intents: Array<ValueView>, 
/**
 * Why it was picked, in words: “Tiers 48, Width 44”.
 */
reason: string | null, 
/**
 * A remark for colleagues.
 */
note: string, 
/**
 * Model version behind the predictions shown.
 */
model: number | null, };
