/** What is said of a conflict of the seller with text or photo. */
import type { ConflictsEffect, SellerRow, Side } from "$lib/bridge";
import { isConflict } from "$lib/domain/seller";
import { count } from "$lib/shared/count";
import type { Scope } from "$lib/state/review-conflicts-many.svelte";

export const valuesOf = (values: string[]): string => values.join(", ") || "—";

export const photoOf = ({ photo }: SellerRow): string =>
  photo.map(({ value, confidence }) => `${value} ${confidence}`).join(", ");

export const counted = (number: number, noun: string): string =>
  `${count(number)} ${noun}${number === 1 ? "" : "s"}`;

export const whose = (side: Side): string => `the ${side}`;

export function questionOf(claim: SellerRow): string {
  return isConflict(claim) ? `Which ${claim.attribute} is right?` : claim.attribute;
}

/** “Colour in Jeans where the seller says “Navy””, “every attribute”. */
export function scopeOf({ query: { attribute, vertical }, sellerSays }: Scope): string {
  const where = vertical === null ? "" : ` in ${vertical}`;
  const says = sellerSays === null ? "" : ` where the seller says “${sellerSays}”`;
  return `${attribute ?? "every attribute"}${where}${says}`;
}

/** What settling many comes to, one line a fact. */
export function effectLines(effect: ConflictsEffect, keep: Side, scope: string): string[] {
  const { conflicts, items, apart, silent } = effect;
  if (conflicts + apart + silent === 0) return [`No conflict is open for ${scope}`];
  const lines = [
    `${counted(conflicts, "conflict")} of ${counted(items, "item")} settled: ${whose(keep)} is right for ${scope}`,
  ];
  if (silent > 0) lines.push(`${counted(silent, "conflict")} left: ${whose(keep)} says nothing there`);
  if (apart > 0) {
    const them = apart === 1 ? "it" : "them";
    lines.push(`${counted(apart, "item")} left out: several people label ${them} apart`);
  }
  return lines;
}
