/** What a key does: one list of these serves the handler, the sheet and the footer. */
export type Group =
  | "Spans"
  | "Item"
  | "Photo"
  | "Everywhere"
  | "Items"
  | "Review"
  | "Learn"
  | "Similarity"
  | "Schema"
  | "Import and export";

export interface Binding {
  /** Stable name, by which another key can be given to it. */
  id: string;
  group: Group;
  /** Chords as `chordOf` names them. */
  chords: string[];
  /** Keys as they are printed. */
  shown: string[];
  says: string;
  /** Gives false when the key should do what it does elsewhere. */
  run(chord: string): unknown;
  /** When it is in force; always unless given. */
  when?(): boolean;
  /** Works also while a field has the focus. */
  inFields?: boolean;
  /** Held down it does so once: what finishes an item must not run through the queue. */
  once?: boolean;
  /** Where it is in force, when that is not told by its group. */
  place?: string;
  /** Only of use at the keyboard: the palette leaves it out. */
  keyOnly?: boolean;
}

type Run = (chord: string) => unknown;

/** Makes bindings of one kind: how their names begin, their group, and when they are in force are said once. */
export const bindingsOf =
  (start: string, group: Group, usually: () => boolean, more: Pick<Binding, "place" | "keyOnly"> = {}) =>
  (
    id: string,
    chords: string[],
    shown: string[],
    says: string,
    run: Run,
    when: () => boolean = usually,
  ): Binding => ({ id: `${start}.${id}`, group, chords, shown, says, run, when, ...more });

/** The same, but the palette leaves it out. */
export const keyOnly = (of: Binding): Binding => ({ ...of, keyOnly: true });
