/** One locale for server and browser: text that both render must be the same to the letter. */
export const LOCALE = "en-GB";

/** `Intl.NumberFormat` keeps every digit of numeric text; this tells the compiler that the text is one. */
export function isNumericText(text: string): text is `${number}` {
  return /^-?\d+(?:\.\d+)?$/u.test(text);
}

export function fractionDigits(text: string): number {
  const point = text.indexOf(".");
  return point < 0 ? 0 : text.length - point - 1;
}
