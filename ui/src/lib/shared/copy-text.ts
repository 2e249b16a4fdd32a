/** Puts text on the clipboard; false where neither way to it is open. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

/** For web views that keep the clipboard from pages. */
function copyBySelection(text: string): boolean {
  const field = document.createElement("textarea");
  field.value = text;
  // Inside an open dialog: what lies outside of it cannot be selected.
  (document.querySelector("dialog[open]") ?? document.body).append(field);
  field.select();
  const copied = document.execCommand("copy");
  field.remove();
  return copied;
}
