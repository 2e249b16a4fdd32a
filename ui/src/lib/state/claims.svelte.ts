/**
 * What the seller says against what text and photo say: the row that keys act on, and a person's word on it.
 *
 * The row is the one that was pointed at, else the first that is open: conflicts before what agrees in part,
 * and that before what only the text says.
 */
import type { SellerRow, Side } from "$lib/bridge";
import { canKeep, keptSide, openRows } from "$lib/domain/seller";
import { item } from "./item.svelte";

class Claims {
  #pointed = $state<string | null>(null);
  #rows = $derived(item.view?.seller ?? []);
  /** The row that keys act on. */
  row: SellerRow | null = $derived(
    this.#rows.find(({ attribute, open }) => open && attribute === this.#pointed) ??
      openRows(this.#rows)[0] ??
      null,
  );

  point(row: SellerRow) {
    if (row.open) this.#pointed = row.attribute;
  }

  /** A new item: nothing has been pointed at. */
  land() {
    this.#pointed = null;
  }

  can = (side: Side): boolean => this.row !== null && canKeep(this.row, side);

  /** Keeps one side and goes on to the next open row; a side that is kept already is let go. */
  settle(side: Side, row: SellerRow | null = this.row) {
    if (!row || !canKeep(row, side)) return;
    const keep = keptSide(row) === side ? null : side;
    this.#pointed = keep === null ? row.attribute : this.#after(row);
    void item.act({ kind: "settle", attribute: row.attribute, keep });
  }

  /** The next row that is open, round to the first; without one the row itself. */
  #after(row: SellerRow): string {
    const rows = openRows(this.#rows);
    const at = rows.findIndex(({ attribute }) => attribute === row.attribute);
    const rest = [...rows.slice(at + 1), ...rows.slice(0, Math.max(at, 0))];
    return rest[0]?.attribute ?? row.attribute;
  }
}

export const claims = new Claims();
