import { cn } from "./class-names.ts";

export const scrimStyles =
  "fixed inset-0 z-40 bg-scrim transition-opacity duration-150 data-[ending-style]:opacity-0 data-[starting-style]:opacity-0";

/** Centred on wide screens; on a phone a sheet that stands on the lower edge, where the thumb is. */
export const dialogPopupStyles = cn(
  "fixed z-50 flex max-h-[calc(100dvh-2rem)] w-full flex-col overflow-hidden bg-raised text-ink shadow-sheet outline-none",
  "inset-x-0 bottom-0 rounded-t-xl sm:inset-x-auto sm:bottom-auto sm:top-1/2 sm:left-1/2 sm:w-[calc(100vw-2rem)] sm:-translate-x-1/2 sm:-translate-y-1/2 sm:rounded-xl",
  "transition-[opacity,translate,scale] duration-150 data-[ending-style]:opacity-0 data-[starting-style]:opacity-0",
  "max-sm:data-[ending-style]:translate-y-6 max-sm:data-[starting-style]:translate-y-6 sm:data-[ending-style]:scale-[0.98] sm:data-[starting-style]:scale-[0.98]",
);
