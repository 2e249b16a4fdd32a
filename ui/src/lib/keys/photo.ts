/** Keys of the photo beside the text. */
import { marking } from "$lib/state/marking.svelte";
import { photos } from "$lib/state/photos.svelte";
import { onText } from "./annotate";
import type { Binding } from "./binding";

const zoomed = () => onText() && photos.zoomed && marking.editing === null;

export const PHOTO: Binding[] = [
  {
    id: "annotate.regions",
    group: "Photo",
    chords: ["h"],
    shown: ["H"],
    says: "regions on or off",
    run: () => photos.toggleRegions(),
    when: () => onText() && photos.hasRegions,
  },
  {
    id: "annotate.regions-of-value",
    group: "Photo",
    chords: ["l"],
    shown: ["L"],
    says: "regions for another value",
    run: () => photos.nextValue(),
    when: () => onText() && photos.words.length > 0,
  },
  {
    id: "annotate.previous-photo",
    group: "Photo",
    chords: ["["],
    shown: ["["],
    says: "previous photo",
    run: () => photos.turn(-1),
    when: onText,
  },
  {
    id: "annotate.next-photo",
    group: "Photo",
    chords: ["]"],
    shown: ["]"],
    says: "next photo",
    run: () => photos.turn(1),
    when: onText,
  },
  {
    id: "annotate.zoom",
    group: "Photo",
    chords: ["z"],
    shown: ["Z"],
    says: "zoom, then arrows",
    run: () => photos.toggleZoom(),
    when: () => onText() && photos.shown !== null,
  },
  {
    id: "annotate.look-around",
    group: "Photo",
    chords: ["left", "right", "up", "down"],
    shown: ["←", "→", "↑", "↓"],
    says: "move the enlarged photo",
    run: (chord) => photos.look(chord as "left" | "right" | "up" | "down"),
    when: zoomed,
    place: "Annotate, photo enlarged",
    keyOnly: true,
  },
  {
    id: "annotate.leave-photo",
    group: "Photo",
    chords: ["esc"],
    shown: ["Esc"],
    says: "the whole photo",
    run: () => photos.reset(),
    when: zoomed,
    place: "Annotate, photo enlarged",
    keyOnly: true,
  },
];
