/** A press on a button leaves the keyboard where it is, save that a field being written in is finished. */
export function keepFocus(event: MouseEvent) {
  const active = document.activeElement;
  if (active instanceof HTMLTextAreaElement || active instanceof HTMLInputElement) active.blur();
  event.preventDefault();
}
