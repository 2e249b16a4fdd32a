/**
 * Arrow keys within a row or grid of buttons that is one stop of the Tab key. They move the focus only;
 * ↵ or Space then does what the button says.
 */
const STEPS: Record<string, (columns: number) => number> = {
  ArrowRight: () => 1,
  ArrowLeft: () => -1,
  ArrowDown: (columns) => columns,
  ArrowUp: (columns) => -columns,
};

export function rove(
  event: KeyboardEvent & { currentTarget: HTMLElement },
  columns = 1,
  within: HTMLElement | null = event.currentTarget,
) {
  const buttons = [...(within?.querySelectorAll("button") ?? [])];
  const at = buttons.findIndex((button) => button === document.activeElement);
  const step = STEPS[event.key];
  if (!step || at < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
  const next = buttons[Math.max(0, Math.min(buttons.length - 1, at + step(columns)))];
  next?.focus();
  event.preventDefault();
}
