import * as z from "zod";
import { REFUSAL_CODES, type RefusalCode } from "../refusal.ts";

/** What parked usage waits for: the code of its refusal and, where one is named, the column or member at fault. */
export type CauseKey = {
  readonly code: RefusalCode;
  /** Null: whatever is at fault. */
  readonly path: string | null;
};

/** As it stands in an address: "NO_RATE", "NOT_FOUND:product". */
export const causeKey = z
  .string()
  .regex(/^[A-Z_]{2,50}(:[A-Za-z][\w.]{0,99})?$/, "Name a cause as the list of parked usage does.")
  .transform((text, context): CauseKey => {
    const key = readCauseKey(text);
    if (key !== null) return key;
    context.addIssue({ code: "custom", message: "There is no such cause." });
    return z.NEVER;
  });

export function causeKeyText({ code, path }: { readonly code: string; readonly path: string | null }): string {
  return path === null || path === "" ? code : `${code}:${path}`;
}

function readCauseKey(text: string): CauseKey | null {
  const [named = "", path = null] = text.split(":");
  const code = REFUSAL_CODES.find((each) => each === named);
  return code === undefined ? null : { code, path };
}
