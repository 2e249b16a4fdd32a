/** Dragging an entry of a list of equal rows to another place. The keyboard has Alt ↑ ↓ for it. */
const EDGE = 32;
const SPEED = 9;

export class Reorder {
  from = $state<number | null>(null);
  to = $state(0);
  /** How far the dragged row is from its own place, in pixels. */
  by = $state(0);
  #row: number;
  #drop: (from: number, to: number) => void;
  #stop = () => {};

  constructor(row: number, drop: (from: number, to: number) => void) {
    this.#row = row;
    this.#drop = drop;
  }

  /** Begins with a press on the grip of a row; `list` is what scrolls, `count` how many rows it has. */
  start(event: PointerEvent, index: number, list: HTMLElement, count: number) {
    if (event.button !== 0) return;
    event.preventDefault();
    const origin = event.clientY + list.scrollTop;
    let last = event.clientY;
    const place = () => {
      this.by = last + list.scrollTop - origin;
      this.to = Math.max(0, Math.min(count - 1, index + Math.round(this.by / this.#row)));
    };
    const move = (moved: PointerEvent) => {
      last = moved.clientY;
      place();
    };
    const end = (keep: boolean) => {
      this.#stop();
      this.from = null;
      if (keep && this.to !== index) this.#drop(index, this.to);
    };
    const up = () => end(true);
    const cancel = () => end(false);
    const key = (pressed: KeyboardEvent) => {
      if (pressed.key !== "Escape") return;
      pressed.preventDefault();
      pressed.stopPropagation();
      cancel();
    };
    const scrolling = setInterval(() => {
      const { top, bottom } = list.getBoundingClientRect();
      if (last < top + EDGE) list.scrollTop -= SPEED;
      else if (last > bottom - EDGE) list.scrollTop += SPEED;
      else return;
      place();
    }, 16);
    [this.from, this.to, this.by] = [index, index, 0];
    addEventListener("pointermove", move);
    addEventListener("pointerup", up);
    addEventListener("pointercancel", cancel);
    addEventListener("keydown", key, { capture: true });
    this.#stop = () => {
      clearInterval(scrolling);
      removeEventListener("pointermove", move);
      removeEventListener("pointerup", up);
      removeEventListener("pointercancel", cancel);
      removeEventListener("keydown", key, { capture: true });
    };
  }

  /** How far a row is drawn from its own place while another is dragged across it. */
  shiftOf(index: number): number {
    if (this.from === null) return 0;
    if (index === this.from) return this.by;
    if (this.from < index && index <= this.to) return -this.#row;
    if (this.to <= index && index < this.from) return this.#row;
    return 0;
  }

  /** Where the dragged row would fall, in pixels from the top of the list. */
  get slot(): number {
    return this.to * this.#row;
  }

  /** The list goes away. */
  leave() {
    this.#stop();
    this.from = null;
  }
}
