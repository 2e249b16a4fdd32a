/** Conflicts settled as one step: those of the list in view, of the attribute in hand, or where the seller says the same. */
import {
  asError,
  bridge,
  type ConflictsEffect,
  type ConflictsQuery,
  type Side,
  type WorkbenchError,
} from "$lib/bridge";
import { item } from "./item.svelte";
import { items } from "./items.svelte";
import { progress } from "./items-progress.svelte";
import { project } from "./project.svelte";
import { queue } from "./queue.svelte";
import { conflicts } from "./review-conflicts.svelte";
import { shell } from "./shell.svelte";

/** Which conflicts are settled. */
export interface Scope {
  query: ConflictsQuery;
  sellerSays: string | null;
}

class ManyConflicts {
  busy = $state(false);
  error = $state.raw<WorkbenchError | null>(null);
  canAsk = $derived(conflicts.open > 0 && project.view?.readOnly === null);

  ask() {
    if (!this.canAsk) return;
    this.error = null;
    shell.open("conflicts");
  }

  /** What can be settled at once, from the widest to the narrowest, and which of them is meant unless said otherwise. */
  scopes(): { scopes: Scope[]; meant: number } {
    const { query, row } = conflicts;
    const whole = { query, sellerSays: null };
    if (!row) return { scopes: [whole], meant: 0 };
    const { attribute, seller } = row.claim;
    const ofIt = { ...query, attribute };
    const same = [...new Set(seller)].map((sellerSays) => ({ query: ofIt, sellerSays }));
    if (query.attribute !== null) return { scopes: [whole, ...same], meant: 0 };
    return { scopes: [whole, { query: ofIt, sellerSays: null }, ...same], meant: 1 };
  }

  /** What it would do; null when that cannot be told. */
  async effect(keep: Side, { query, sellerSays }: Scope): Promise<ConflictsEffect | null> {
    try {
      await conflicts.settled();
      const effect = await progress.during(bridge.conflictsEffect(query, sellerSays, keep));
      this.error = null;
      return effect;
    } catch (thrown) {
      this.error = asError(thrown);
      return null;
    }
  }

  /** Settles them. True when it is on disk. */
  async settle(keep: Side, { query, sellerSays }: Scope): Promise<boolean> {
    this.busy = true;
    try {
      await Promise.all([conflicts.settled(), item.settled()]);
      const work = bridge.settleConflicts(query, sellerSays, keep);
      const outcome = await progress.during(work);
      project.view = outcome.project;
      shell.said = outcome.said;
      this.error = null;
      await this.#readAgain();
      return true;
    } catch (thrown) {
      this.error = asError(thrown);
      return false;
    } finally {
      this.busy = false;
    }
  }

  async #readAgain() {
    item.forgetAhead();
    await Promise.all([conflicts.load(), queue.refresh(), items.reread(), item.view ? item.reload() : null]);
  }
}

export const manyConflicts = new ManyConflicts();
