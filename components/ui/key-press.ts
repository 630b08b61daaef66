/**
 * True where keys are text, or belong to an open list, menu, dialog or grid: shortcuts keep out of there. A dialog that closes is
 * not open; a grid may leave the keys that it does not take itself to the page.
 */
export function isOccupied(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  return (
    target.closest(
      "input, textarea, select, [contenteditable=true], [role=menu], [role=listbox], [role=dialog]:not([data-closed]), [role=alertdialog]:not([data-closed]), [role=grid]:not([data-page-keys])",
    ) !== null
  );
}

export function isPaletteKey(event: KeyboardEvent): boolean {
  return event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
}

export function isPlainKey(event: KeyboardEvent): boolean {
  return !event.ctrlKey && !event.metaKey && !event.altKey && !event.repeat && !event.isComposing;
}

/** In an open dialog; one that closes is not open. */
export function isInDialog(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("[role=dialog]:not([data-closed]), [role=alertdialog]:not([data-closed])") !== null;
}
