import { createHmac, timingSafeEqual } from "node:crypto";
import { config } from "#lib/config.ts";

const SIGNATURE_BYTES = 16;

/**
 * Opaque text for an address: nobody outside builds on what is in it, and nobody writes one of their own. The purpose ("rbi list cursor v1") keeps
 * what was signed for one thing from passing for another.
 */
export function signText(text: string, purpose: string): string {
  const bytes = Buffer.from(text);
  return Buffer.concat([signatureOf(bytes, purpose), bytes]).toString("base64url");
}

/** Null for what was not signed here, or for something else. */
export function readSignedText(signed: string, purpose: string): string | null {
  const bytes = Buffer.from(signed, "base64url");
  const [signature, text] = [bytes.subarray(0, SIGNATURE_BYTES), bytes.subarray(SIGNATURE_BYTES)];
  if (signature.length < SIGNATURE_BYTES || !timingSafeEqual(signature, signatureOf(text, purpose))) return null;
  return text.toString();
}

function signatureOf(bytes: Buffer, purpose: string): Buffer {
  const key = createHmac("sha256", config().secret).update(`ratewright ${purpose}`).digest();
  return createHmac("sha256", key).update(bytes).digest().subarray(0, SIGNATURE_BYTES);
}
