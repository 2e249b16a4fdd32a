/** Whole numbers with a narrow space between thousands: “1 284”. */
const grouped = new Intl.NumberFormat("en-GB");

export const count = (value: number): string => grouped.format(value).replaceAll(",", "\u202f");
