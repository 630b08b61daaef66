import { cn } from "./class-names.ts";

const FRAME = cn(
  "rounded-md border border-line-strong bg-raised text-ink text-sm transition-[border-color,box-shadow] duration-100",
  "hover:border-muted",
  "disabled:cursor-not-allowed disabled:border-line disabled:bg-panel disabled:text-muted data-disabled:cursor-not-allowed data-disabled:bg-panel",
  "[&:is(input,textarea):read-only]:bg-panel aria-invalid:border-negative",
);

/** A box that itself takes the focus: input, textarea, the trigger of a select. */
export const controlStyles = cn(
  FRAME,
  "w-full min-w-0 px-2.5 focus-visible:border-focus focus-visible:outline-2 focus-visible:outline-focus focus-visible:-outline-offset-1",
);

/** A box around an input with something beside it (currency, unit, zone). */
export const controlGroupStyles = cn(
  "flex h-8 w-full min-w-0 items-stretch overflow-hidden rounded-md border border-line-strong bg-raised text-sm transition-[border-color] duration-100",
  "focus-within:border-focus focus-within:outline-2 focus-within:outline-focus focus-within:-outline-offset-1 hover:border-muted",
  "has-[[aria-invalid=true]]:border-negative has-[input:disabled]:border-line has-[input:disabled]:bg-panel has-[input:read-only]:bg-panel",
);

export const controlInGroupStyles = "h-full w-full min-w-0 bg-transparent px-2.5 text-ink outline-none disabled:text-muted";

export const adornmentStyles = "flex shrink-0 items-center border-line bg-panel px-2.5 text-muted text-xs";
