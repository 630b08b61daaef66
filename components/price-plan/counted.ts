import { LOCALE } from "#components/ui/format-locale.ts";

/** "4,002": how many there are, in a sentence or a heading. */
export function counted(number: number): string {
  return number.toLocaleString(LOCALE);
}
