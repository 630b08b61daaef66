import { type ClassValue, clsx } from "clsx";
import { extendTailwindMerge } from "tailwind-merge";

/** Our own text sizes must be known as sizes, or `text-2xs text-muted` would lose one of the two. */
const merge = extendTailwindMerge({
  extend: { theme: { text: ["2xs"], shadow: ["low", "pop", "sheet"] } },
});

/** Joins class names; of two that set the same thing, the later one holds. */
export function cn(...values: readonly ClassValue[]): string {
  return merge(clsx(values));
}
