/**
 * Where the seller differs from text or photo, attribute by attribute, gone through one by one. What is settled shows at once and
 * keeps its place; what fails is taken off again, and the reason stands beside the question.
 *
 * It compares nothing itself, and holds no more of the list than what is in view.
 */
import {
  asError,
  bridge,
  type Changed,
  type ConflictRow,
  type ConflictsList,
  type ConflictsQuery,
  type ItemView,
  type Outcome,
  type SavedReport,
  type SellerRow,
  type Side,
  type WorkbenchError,
} from "$lib/bridge";
import { canKeep, isConflict, keptSide, withKept } from "$lib/domain/seller";
import { item } from "./item.svelte";
import { Pages } from "./pages.svelte";
import { project } from "./project.svelte";
import { queue } from "./queue.svelte";
import { countOf, openIn, withOne } from "./review-conflicts-counts";
import { shell } from "./shell.svelte";

type Head = Pick<ConflictsList, "total">;
type Place = Pick<ConflictRow, "item"> & { claim: Pick<SellerRow, "attribute"> };

const isSame = (one: Place, other: Place) =>
  one.item === other.item && one.claim.attribute === other.claim.attribute;
const isOpen = ({ claim, apart }: ConflictRow) => isConflict(claim) && !apart;

class ConflictsController {
  query = $state.raw<ConflictsQuery>({ vertical: null, attribute: null, partly: false });
  /** The list in view, with counts that follow what is settled here. */
  list = $state.raw<ConflictsList | null>(null);
  at = $state(0);
  /** Row to scroll to; a new object for every wish. */
  wanted = $state.raw<{ row: number } | null>(null);
  photo = $state(0);
  saved = $state.raw<SavedReport | null>(null);
  fault = $state.raw<WorkbenchError | null>(null);
  readonly pages = new Pages<ConflictRow, Head>((offset, limit) => this.#page(offset, limit));
  row = $derived(this.pages.row(this.at));
  #view = $state.raw<ItemView | null>(null);
  /** The item in hand with its texts; none until it has been read. */
  view = $derived(this.row && this.#view?.id === this.row.item ? this.#view : null);
  /** How many conflicts of the query are open. */
  open = $derived(this.list ? openIn(this.list, this.query) : 0);
  canSettle = $derived(this.row !== null && !this.row.apart && project.view?.readOnly === null);

  #asked = 0;
  #since = 0;
  #sent: Promise<unknown> = Promise.resolve();

  clear() {
    this.#asked++;
    this.pages.clear();
    this.query = { vertical: null, attribute: null, partly: false };
    this.list = null;
    this.#view = null;
    this.at = 0;
    this.saved = null;
    this.fault = null;
  }

  /** Asks for the list anew; the conflict in hand stays in hand where it still is one. Old rows stay meanwhile. */
  async load(inHand = this.row) {
    const asked = ++this.#asked;
    const list = await this.#try(() => bridge.conflictsList(this.query));
    if (!list || asked !== this.#asked) return;
    this.list = list;
    await this.pages.refresh();
    if (asked !== this.#asked) return;
    const found = inHand ? this.pages.find((row) => isSame(row, inHand)) : 0;
    await this.go(found ?? Math.max(0, Math.min(this.at, list.total - 1)));
  }

  /** Other conflicts: the list begins at its top. */
  async ask(change: Partial<ConflictsQuery>) {
    this.query = { ...this.query, ...change };
    this.saved = null;
    this.fault = null;
    await this.load(null);
  }

  togglePartly() {
    return this.ask({ partly: !this.query.partly });
  }

  /** The attribute before or after in the list of them, past both ends all. */
  walk(by: 1 | -1) {
    const names = [null, ...(this.list?.attributes ?? []).filter((one) => countOf(one, this.query) > 0)];
    const at = names.findIndex((one) => (one?.attribute ?? null) === this.query.attribute);
    void this.ask({ attribute: names.at((at + by) % names.length)?.attribute ?? null });
  }

  /** The first that nobody has settled. */
  begin() {
    this.saved = null;
    void this.go(this.pages.find(isOpen) ?? 0);
  }

  /** Takes one in hand, at once where it is there already. */
  async go(index: number) {
    if (this.pages.row(index) === null && (await this.pages.get(index)) === null) return;
    this.at = index;
    this.photo = 0;
    this.fault = null;
    this.wanted = { row: index };
    this.#since = performance.now();
  }

  /** The texts of an item in hand; a late answer to an earlier question is dropped. */
  async read(id: number) {
    const view = await this.#try(() => bridge.item(id));
    if (view && this.row?.item === view.id) this.#view = view;
  }

  /** The next that is open, below and then from the top. */
  async next() {
    const total = this.list?.total ?? 0;
    for (let at = this.at + 1; at < total; at++) {
      const row = await this.pages.get(at);
      if (row === null || isOpen(row)) return this.go(at);
    }
    const first = this.pages.find(isOpen);
    if (first !== null && first !== this.at) return this.go(first);
    shell.said = "No other conflict of this list is open";
  }

  /** What one side says holds; then comes the next that is open. */
  settle(side: Side) {
    const { row, at } = this;
    const claim = this.claim;
    if (!row || !claim || !this.canSettle || !canKeep(claim, side) || keptSide(claim) === side) return;
    const seconds = (performance.now() - this.#since) / 1000;
    // With the answer of the model that the person has in view.
    const shown: ConflictRow = { ...row, claim, model: this.view?.model ?? row.model };
    this.#put(row, withKept(claim, side));
    void this.next();
    this.#sent = this.#sent.then(() => this.#send(shown, side, seconds, at));
  }

  /** What is said of the attribute in hand: by the item as it was read, else by the row. */
  get claim(): SellerRow | null {
    const { row, view } = this;
    if (!row || row.apart || !view) return row?.claim ?? null;
    return view.seller.find(({ attribute }) => attribute === row.claim.attribute) ?? row.claim;
  }

  turnPhoto(by: 1 | -1) {
    const last = (this.view?.photos.length ?? 1) - 1;
    this.photo = Math.max(0, Math.min(last, this.photo + by));
  }

  /** Values kept from text or photo against the seller, as a table for the catalogue system. */
  async save() {
    await this.settled();
    this.fault = null;
    this.saved = (await this.#try(() => bridge.saveCorrections("corrections.csv"))) ?? this.saved;
  }

  async settled() {
    await this.#sent;
  }

  /** An undo or redo: what it touched comes in hand; false where it is about something else. */
  async turned({ item: touched, many }: Outcome): Promise<boolean> {
    if (touched === null) {
      if (many) await this.load();
      return many;
    }
    const find = () => this.pages.find((row) => row.item === touched.id);
    if (find() === null) await this.load();
    const found = find();
    if (found === null) return false;
    this.#take(touched);
    await this.go(found);
    return true;
  }

  follow({ manyItems, itemIds }: Changed) {
    if (shell.screen !== "review") return;
    if (manyItems) void this.load();
    else if (itemIds.length > 0) void this.pages.refresh();
    if (this.view && (manyItems || itemIds.includes(this.view.id))) void this.read(this.view.id);
  }

  async #page(offset: number, limit: number): Promise<Head & { rows: ConflictRow[] }> {
    const { list, total } = this.list ?? (this.list = await bridge.conflictsList(this.query));
    return { rows: total === 0 ? [] : await bridge.conflictsRows(list, offset, limit), total };
  }

  async #send(row: ConflictRow, side: Side, seconds: number, at: number) {
    try {
      const outcome = await bridge.settleConflict(row, side, Math.round(seconds * 100) / 100);
      project.view = outcome.project;
      shell.said = outcome.said;
      if (outcome.item) this.#take(outcome.item);
    } catch (thrown) {
      this.#put(row, row.claim);
      await this.go(at);
      this.fault = asError(thrown);
    }
  }

  /** An item as it now is, here and on Annotate. */
  #take(touched: ItemView) {
    for (const claim of touched.seller) this.#put({ item: touched.id, claim }, claim);
    if (this.#view?.id === touched.id) this.#view = touched;
    if (item.view?.id === touched.id) item.take(touched);
    queue.patch(touched.id, { status: touched.status });
  }

  /** Another claim in a row; what is open is counted by it. */
  #put(place: Place, claim: SellerRow) {
    const at = this.pages.find((row) => isSame(row, place));
    const row = at === null ? null : this.pages.row(at);
    if (!row || !this.list) return;
    this.list = withOne(withOne(this.list, row.claim, -1), claim, 1);
    this.pages.patch(
      (other) => isSame(other, place),
      (other) => ({ ...other, claim }),
      (head) => head,
    );
    if (this.#view?.id === place.item) this.#view = withClaim(this.#view, claim);
  }

  async #try<T>(work: () => Promise<T>): Promise<T | null> {
    try {
      return await work();
    } catch (thrown) {
      this.fault = asError(thrown);
      return null;
    }
  }
}

const withClaim = (view: ItemView, claim: SellerRow): ItemView => ({
  ...view,
  seller: view.seller.map((row) => (row.attribute === claim.attribute ? claim : row)),
});

export const conflicts = new ConflictsController();
