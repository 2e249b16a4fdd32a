/** Which names keys have here. */
export const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);
