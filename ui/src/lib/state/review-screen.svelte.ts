/** Which part of the Review screen is shown, and what is read when it is entered. */
import type { Changed, HistoryRow, Outcome, ReviewOrder } from "$lib/bridge";
import { agreement } from "./agreement.svelte";
import { conflicts } from "./review-conflicts.svelte";
import { historyLog } from "./review-history.svelte";
import { reviewList } from "./review-list.svelte";
import { suspects } from "./review-suspects.svelte";
import { review } from "./review.svelte";
import { shell } from "./shell.svelte";

export const PARTS: [part: Exclude<ReviewPart, "differences">, name: string][] = [
  ["suspects", "Suspects"],
  ["conflicts", "Conflicts"],
  ["people", "People"],
  ["questions", "Questions"],
  ["history", "History"],
];

export type ReviewPart = "differences" | "suspects" | "conflicts" | "people" | "questions" | "history";

class ReviewScreen {
  part = $state<ReviewPart>("differences");

  clear() {
    this.part = "differences";
    review.clear();
    suspects.clear();
    conflicts.clear();
    agreement.clear();
    historyLog.clear();
  }

  /** Everything that the screen shows; what fails is told where it belongs. */
  async load() {
    await Promise.all([
      shell.attempt(() => review.load()),
      suspects.load(),
      conflicts.load(),
      agreement.load(reviewList.vertical),
    ]);
  }

  /** Another part; the same one again leads back to the differences. */
  turn(part: ReviewPart) {
    review.leave();
    this.part = this.part === part ? "differences" : part;
    if (this.part === "suspects") suspects.begin();
    if (this.part === "conflicts") conflicts.begin();
    if (this.part === "history") void historyLog.load();
  }

  /** An item whose differences are to be seen, from wherever it was named. */
  async show(item: number) {
    this.part = "differences";
    await review.show(item);
  }

  /** Takes back what one entry of the log did. */
  async revert(row: HistoryRow) {
    if (await historyLog.revert(row)) await this.load();
  }

  /** Another order, or only the items of a vertical; how far people agree is told of the same. */
  async choose(order: ReviewOrder, vertical: string | null) {
    const same = vertical === reviewList.vertical;
    const list = reviewList.choose(order, vertical).then(() => review.load());
    await Promise.all([shell.attempt(() => list), same ? null : agreement.load(vertical)]);
  }

  /** One step back; false when there is nothing to leave. */
  leave(): boolean {
    if (review.leave()) return true;
    const had = this.part !== "differences";
    this.part = "differences";
    return had;
  }

  /** Resolves when everything that was picked is on disk, or has failed. */
  async settled() {
    await Promise.all([review.settled(), suspects.settled(), conflicts.settled()]);
  }

  /** An undo or redo while this screen is in view; false where it was about something else. */
  async turned(outcome: Outcome): Promise<boolean> {
    if (this.part === "suspects") {
      await suspects.turned();
      return true;
    }
    if (this.part === "conflicts") return conflicts.turned(outcome);
    const isHere = await review.turned(outcome);
    if (isHere) void agreement.load(reviewList.vertical);
    return isHere;
  }

  /** What others did. How far people agree is worked out anew only where many items changed. */
  follow(changed: Changed) {
    review.follow(changed);
    suspects.follow(changed);
    conflicts.follow(changed);
    if (shell.screen !== "review") return;
    if (this.part === "history") historyLog.follow(changed);
    if (changed.manyItems) void agreement.load(reviewList.vertical);
  }
}

export const reviewScreen = new ReviewScreen();
