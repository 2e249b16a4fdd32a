/** Which way a text runs, by its first letter that says so. */
const RIGHT_TO_LEFT =
  /^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

export const directionOf = (text: string): "rtl" | "ltr" => (RIGHT_TO_LEFT.test(text) ? "rtl" : "ltr");
