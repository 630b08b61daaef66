import { createHmac, timingSafeEqual } from "node:crypto";
import { config } from "#lib/config.ts";
import { parseUdrCursor, type UdrCursor, udrCursorText } from "#lib/domain/udr/udr-cursor.ts";

/** So that no other signature made with the installation's secret can pass as a cursor's. */
const KEY_PURPOSE = "ratewright udr list cursor v1";
const SIGNATURE_BYTES = 16;

/** Opaque: nobody outside builds on what is in it, and nobody writes one of their own. */
export function signedCursor(cursor: UdrCursor): string {
  const text = Buffer.from(udrCursorText(cursor));
  return Buffer.concat([signatureOf(text), text]).toString("base64url");
}

/** Null for one that was not made here. */
export function readSignedCursor(signed: string): UdrCursor | null {
  const bytes = Buffer.from(signed, "base64url");
  const [signature, text] = [bytes.subarray(0, SIGNATURE_BYTES), bytes.subarray(SIGNATURE_BYTES)];
  if (signature.length < SIGNATURE_BYTES || !timingSafeEqual(signature, signatureOf(text))) return null;
  return parseUdrCursor(text.toString());
}

function signatureOf(text: Buffer): Buffer {
  const key = createHmac("sha256", config().secret).update(KEY_PURPOSE).digest();
  return createHmac("sha256", key).update(text).digest().subarray(0, SIGNATURE_BYTES);
}
