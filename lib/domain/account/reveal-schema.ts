import * as z from "zod";
import type { IdentifierKind } from "./identifier.ts";
import { REVEAL_REASON_CODES } from "./reveal-reasons.ts";

const KINDS = ["phone", "msisdn", "iccid", "smartCard", "email"] as const satisfies readonly IdentifierKind[];

const number = z.string().min(1).max(40);
const id = z.int().positive();
/** As the screen has it, "•••••••101": the whole value is what is asked for, so its mask says which is meant. */
const masked = z.string().min(1).max(200);

const revealTarget = z.discriminatedUnion("of", [
  z.strictObject({ of: z.literal("identifier"), account: number, subscription: number, kind: z.enum(KINDS), masked }),
  z.strictObject({ of: z.literal("device"), account: number, subscription: number, masked }),
  z.strictObject({ of: z.literal("metadata"), udrId: id, key: z.string().min(1).max(60) }),
  z.strictObject({ of: z.literal("delivery"), udrId: id, requestId: id }),
]);
/** What a *Reveal* button asks for. A view has it only where its reader may ask. */
export type RevealTarget = z.output<typeof revealTarget>;

export const revealInput = z.strictObject({ target: revealTarget, reason: z.enum(REVEAL_REASON_CODES) });
export type RevealInput = z.output<typeof revealInput>;

export type Revealed = { readonly value: string };
