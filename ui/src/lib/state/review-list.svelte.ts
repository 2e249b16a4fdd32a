/** The items that people or the model read differently: their order, and the way from one to the next. */
import { bridge, type ReviewList, type ReviewOrder, type ReviewRow } from "$lib/bridge";
import { Pages } from "./pages.svelte";

type Head = Omit<ReviewList, "rows">;

class ReviewListController {
  order = $state<ReviewOrder>("most_differences");
  /** Only this vertical; none means all. */
  vertical = $state<string | null>(null);
  /** Row to scroll to; a new object for every wish. */
  wanted = $state.raw<{ row: number } | null>(null);

  readonly pages = new Pages<ReviewRow, Head>((offset, limit) =>
    bridge.reviewList({
      order: this.order,
      vertical: this.vertical,
      offset,
      limit,
    }),
  );

  clear() {
    this.pages.clear();
    this.vertical = null;
    this.wanted = null;
  }

  /** Another order, or another vertical: the list is another one. */
  async choose(order: ReviewOrder, vertical: string | null) {
    this.order = order;
    this.vertical = vertical;
    this.pages.clear();
    await this.pages.refresh();
  }

  indexOf(item: number): number | null {
    return this.pages.find((row) => row.item === item);
  }

  /** The row above or below that of an item; of one that is not in the list, the first. */
  async beside(item: number | null, by: 1 | -1): Promise<ReviewRow | null> {
    const at = item === null ? null : this.indexOf(item);
    return this.pages.get(at === null ? 0 : at + by);
  }

  /** The next row with something to settle, below that of an item and then from the top. */
  async nextOpen(item: number): Promise<ReviewRow | null> {
    const below = await this.beside(item, 1);
    if (below && isOpen(below)) return below;
    const first = await this.pages.get(0);
    return first && isOpen(first) && first.item !== item ? first : null;
  }

  /** What was settled of an item shows at once; its place follows when it is left. */
  settled(item: number, left: number) {
    const row = this.pages.row(this.indexOf(item) ?? -1);
    if (!row || row.differences === left) return;
    const fewer = row.differences - left;
    this.pages.patch(
      (other) => other.item === item,
      (other) => ({ ...other, differences: left, settled: left === 0 }),
      (head) => ({
        ...head,
        items: head.items - Number(left === 0) + Number(row.settled),
        differences: head.differences - fewer,
      }),
    );
  }

  /** Reads the list again and brings the row of an item into view. */
  async refresh(item: number | null = null) {
    await this.pages.refresh();
    const row = item === null ? null : this.indexOf(item);
    if (row !== null) this.wanted = { row };
  }
}

const isOpen = ({ settled, differences }: ReviewRow) => !settled && differences > 0;

export const reviewList = new ReviewListController();
