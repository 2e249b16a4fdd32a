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
