/** Where the label finder opens: at the words it is for, so that the eye stays there. */

export interface Place {
  left: string;
  top: string;
  bottom: string;
}

const GAP = 6;

/** Below the words, above their line where there is no room; nowhere of its own where they are out of view. */
export function placeBy(finder: HTMLElement): Place | null {
  const pane = document.querySelector("main.item > .scroll:not([inert])");
  const mark = pane?.querySelector(".tag.focused, .selection");
  if (!pane || !mark) return null;
  const [room, words] = [pane.getBoundingClientRect(), mark.getBoundingClientRect()];
  if (words.top < room.top || words.bottom > room.bottom) return null;
  const line = (mark.closest(".line") ?? mark).getBoundingClientRect();
  const left = Math.max(room.left, Math.min(words.left, room.right - finder.offsetWidth - GAP));
  const hasRoom = words.bottom + GAP + finder.offsetHeight <= room.bottom;
  return {
    left: `${left}px`,
    top: hasRoom ? `${words.bottom + GAP}px` : "auto",
    bottom: hasRoom ? "auto" : `${innerHeight - line.top + GAP}px`,
  };
}
