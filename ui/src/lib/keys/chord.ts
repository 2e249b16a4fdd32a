/** Names a key press: “ctrl+shift+z”, “alt+left”, “a”, “?”. Ctrl is ⌘ on macOS. */
const NAMED: Record<string, string> = {
  " ": "space",
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
  Escape: "esc",
  Delete: "del",
  Backspace: "backspace",
};

export interface Press {
  key: string;
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
}

/** The chord of a press; a sign that needs Shift, such as “?”, is named without it. */
export function chordOf(press: Press): string {
  const key = keyName(press);
  const isSign = [...key].length === 1 && !/[\p{L}\p{N}]/u.test(key);
  const parts = [
    press.ctrlKey || press.metaKey ? "ctrl" : "",
    press.altKey ? "alt" : "",
    press.shiftKey && !isSign ? "shift" : "",
    key,
  ];
  return parts.filter(Boolean).join("+");
}

function keyName({ key, code, altKey }: Press): string {
  const named = NAMED[key];
  if (named) return named;
  if (key.length > 1) return key.toLowerCase();
  const lower = key.toLowerCase();
  // Other alphabets, Alt on a Mac and the figure row of French keyboards: the place of the key counts.
  const byPlace = /^Key([A-Z])$|^Digit(\d)$/.exec(code);
  const isPlain = /^[a-z0-9]$/.test(lower);
  if (byPlace && !isPlain && (byPlace[1] ? !/[!-~]/.test(lower) || altKey : /[^!-~]/.test(lower) || altKey)) {
    return (byPlace[1] ?? byPlace[2] ?? key).toLowerCase();
  }
  return lower;
}

/** Whether the press belongs to a field. */
export function isTyping(event: KeyboardEvent): boolean {
  const target = event.target instanceof Element ? event.target : null;
  return Boolean(target?.closest("input, textarea, select, [contenteditable]"));
}

/** Whether an input method is at work; 229 is how some say so for the press that begins or ends it. */
export const isComposing = (event: KeyboardEvent): boolean => event.isComposing || event.keyCode === 229;
