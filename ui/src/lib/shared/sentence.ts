/** The same with a capital at the start. */
export const capital = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);

/** Words of an error as a sentence. */
export const sentence = (text: string): string =>
  text === "" || /[.?!]$/.test(text) ? capital(text) : `${capital(text)}.`;
