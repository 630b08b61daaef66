import { cn } from "./class-names.ts";

/** The surface of everything that opens beside its trigger. */
export const popupStyles = cn(
  "origin-(--transform-origin) rounded-lg bg-raised p-1 text-ink text-sm shadow-pop outline-none",
  "transition-[opacity,scale] duration-100 data-[ending-style]:scale-[0.98] data-[starting-style]:scale-[0.98] data-[ending-style]:opacity-0 data-[starting-style]:opacity-0",
);

/** One line of a menu, a select or a list of suggestions. */
export const popupItemStyles = cn(
  "flex min-h-8 cursor-default select-none items-center gap-2 rounded-md px-2 py-1.5 outline-none",
  "data-highlighted:bg-hover data-disabled:text-faint [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-muted",
);
