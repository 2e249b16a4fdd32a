/** How far people agree, attribute by attribute, and what they mix up. All figures come from Rust. */
import { asError, bridge, type AgreementView, type PersonWork, type WorkbenchError } from "$lib/bridge";
import { keepEqual } from "$lib/shared/keep-equal";

class AgreementController {
  view = $state.raw<AgreementView | null>(null);
  /** What everybody was given, and how far they are. */
  work = $state.raw<PersonWork[]>([]);
  fault = $state.raw<WorkbenchError | null>(null);
  #asked = 0;

  clear() {
    this.#asked++;
    this.view = null;
    this.work = [];
    this.fault = null;
  }

  /** Reads the figures of a vertical, or of all; a late answer to an earlier question is dropped. */
  async load(vertical: string | null) {
    const asked = ++this.#asked;
    try {
      const [view, work] = await Promise.all([bridge.agreement(vertical), bridge.people()]);
      if (asked !== this.#asked) return;
      this.work = keepEqual(this.work, work);
      this.view = keepEqual(this.view, view);
      this.fault = null;
    } catch (thrown) {
      if (asked === this.#asked) this.fault = asError(thrown);
    }
  }
}

export const agreement = new AgreementController();
