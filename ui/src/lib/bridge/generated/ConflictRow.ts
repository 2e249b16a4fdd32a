// Written by `cargo xtask bridge` from the Rust types. Change those instead.
import type { SellerRow } from "./SellerRow";

/**
 * One attribute of one item.
 */
export type ConflictRow = { 
/**
 * The item.
 */
item: number, 
/**
 * The owner's id of the item.
 */
externalId: string, 
/**
 * Its title.
 */
title: string, 
/**
 * Its vertical.
 */
vertical: string, 
/**
 * Its first photo, by the name for the image protocol.
 */
photo: string | null, 
/**
 * Several people label the item apart; it is left to them.
 */
apart: boolean, 
/**
 * What seller, text and photo say, and how they stand to each other.
 */
claim: SellerRow, 
/**
 * Model version behind what is predicted.
 */
model: number | null, };
