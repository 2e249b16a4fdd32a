// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * What borrowing a pair did when it was tried.
 */
export type PairEffect = { 
/**
 * F1 of the borrower's attribute without the donor's labels.
 */
without: number, 
/**
 * With them.
 */
with: number, 
/**
 * Lower end of the 95 % interval of the difference, in points.
 */
low: number, 
/**
 * Upper end.
 */
high: number, 
/**
 * Items of the borrower that both were measured on, cross-validated.
 */
items: number, 
/**
 * Labels of the borrower's attribute at that time.
 */
labels: number, 
/**
 * Labels that were lent.
 */
lent: number, 
/**
 * Recipe that was trained.
 */
recipe: string, };
