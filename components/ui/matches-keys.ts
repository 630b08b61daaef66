type Pressed = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey" | "repeat" | "isComposing">;

/** Whether this is the press that "e", "Ctrl Enter" or "Ctrl Shift Enter" names. On a Mac ⌘ stands for Ctrl. Held down is not pressed anew. */
export function matchesKeys(keys: string, event: Pressed): boolean {
  const parts = keys.split(" ");
  const modifiers = parts.slice(0, -1);
  return (
    event.key === parts.at(-1) &&
    (event.ctrlKey || event.metaKey) === modifiers.includes("Ctrl") &&
    event.shiftKey === modifiers.includes("Shift") &&
    !event.altKey &&
    !event.repeat &&
    !event.isComposing
  );
}

/** Keys with Ctrl work inside fields too; a bare letter there is text. */
export const isChord = (keys: string): boolean => keys.startsWith("Ctrl ");
