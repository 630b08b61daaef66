import { parseUdrCursor, type UdrCursor, udrCursorText } from "#lib/domain/udr/udr-cursor.ts";
import { readSignedText, signText } from "./signed-text.ts";

const PURPOSE = "udr list cursor v1";

/** Opaque: nobody outside builds on what is in it, and nobody writes one of their own. */
export function signedCursor(cursor: UdrCursor): string {
  return signText(udrCursorText(cursor), PURPOSE);
}

/** Null for one that was not made here. */
export function readSignedCursor(signed: string): UdrCursor | null {
  const text = readSignedText(signed, PURPOSE);
  return text === null ? null : parseUdrCursor(text);
}
