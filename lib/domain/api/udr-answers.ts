import * as z from "zod";
import { RBI_STATES } from "../billing/rbi.ts";
import { REFUSAL_CODES } from "../refusal.ts";
import { DIRECTIVES } from "../udr/udr.ts";
import { UDR_ACTIONS } from "../udr/udr-actions.ts";
import { adjustUdrBody, cancelLotBody, changeUdrBody } from "../udr/udr-requests.ts";
import { RATING_STATES } from "../udr/udr-view.ts";
import { instantText } from "./common-answers.ts";

const REASON_KINDS = ["plan", "won", "cycle", "discount", "lost", "lostDiscount", "rounding", "tax"] as const;

const id = z.int().positive();
const money = z.string();
const named = z.strictObject({ code: z.string(), name: z.string() });
const beforeAfter = z.strictObject({ before: money, after: money });
const goes = z.enum(["nextBill", "billedNow", "cancelsUnbilled", "wallet"]);
const states = z.enum(["scheduled", "posted", "cancelled"]);

const listed = {
  udr: id,
  revision: id,
  account: z.string(),
  subscription: z.string(),
  product: named,
  udrType: named,
  source: named,
  /** In the unit of measurement of the UDR type. */
  usageAmount: z.string(),
  unit: z.string(),
  from: instantText,
  to: instantText.nullable(),
  billingEffectiveDate: instantText,
  lifeCycleState: states,
  billingDirective: z.enum(DIRECTIVES),
  ratingState: z.enum(RATING_STATES),
  /** Of the charge that stands, tax included; null while none does. */
  totalAmount: money.nullable(),
  currency: z.string(),
};

const listedUdrAnswer = z.strictObject(listed);

export const udrPageAnswer = z.strictObject({
  udrs: z.array(listedUdrAnswer),
  /** The `cursor` of the page behind it; null on the last. */
  nextCursor: z.string().nullable(),
  /** Of the first page only, and counted no further than a bound: beyond it `isMore`. */
  count: z.strictObject({ rows: z.int().nonnegative(), isMore: z.boolean() }).nullable(),
});

const rbiAnswer = z.strictObject({
  rbi: id,
  seq: id,
  kind: z.enum(["charge", "reversal"]),
  /** The RBI that a reversal takes back. */
  reverses: id.nullable(),
  state: z.enum(RBI_STATES),
  billingDirective: z.enum(DIRECTIVES),
  /** Of the UDR, when it was rated. */
  revision: id,
  product: named,
  usageAmount: z.string(),
  totalAmount: money,
  netAmount: money,
  taxAmount: money,
  taxPercent: z.string(),
  ratedAt: instantText,
  bill: z.string().nullable(),
  walletTransaction: id.nullable(),
});

const revisionAnswer = z.strictObject({
  revision: id,
  action: z.enum(UDR_ACTIONS),
  by: z.string(),
  at: instantText,
  reason: z.string(),
  reasonText: z.string().nullable(),
});

const availableAction = z.strictObject({
  action: z.enum(UDR_ACTIONS),
  available: z.boolean(),
  code: z.enum(REFUSAL_CODES).nullable(),
  /** Why it is not available, in a sentence. */
  reason: z.string().nullable(),
});

export const udrAnswer = z.strictObject({
  ...listed,
  origin: z.enum(["order", "fee", "import", "successor"]),
  ratedBy: z.enum(["here", "elsewhere", "information"]),
  order: id.nullable(),
  orderedAt: instantText.nullable(),
  recordedAt: instantText,
  /** The usage import that it came with, and its line there. */
  usageImport: z.strictObject({ importId: id, line: id }).nullable(),
  /** By key; of personal attributes as much as the role may see. */
  metadata: z.record(z.string(), z.string().nullable()),
  discounts: z.array(z.string()),
  /** All its RBIs together: what it amounts to for the customer. */
  netEffect: money,
  parkedBecause: z.string().nullable(),
  rbis: z.array(rbiAnswer),
  /** Newest first. */
  revisions: z.array(revisionAnswer),
  availableActions: z.array(availableAction),
});

export const udrExplanationAnswer = z.strictObject({
  udr: id,
  revision: id,
  /** The charge that stands; null where none does, and then nothing is explained. */
  rbi: id.nullable(),
  totalAmount: money.nullable(),
  currency: z.string(),
  /** "€5.00 = 1 film × €5.00." */
  headline: z.string().nullable(),
  /** The rates that won, and why. */
  won: z.array(z.string()),
  /** The rates that lost, each with what did not hold. */
  lost: z.array(z.string()),
  reasons: z.array(z.strictObject({ kind: z.enum(REASON_KINDS), text: z.string() })),
  parkedBecause: z.string().nullable(),
});

const previewEntry = z.strictObject({
  kind: z.enum(["charge", "reversal", "correction"]),
  totalAmount: money,
  netAmount: money,
  taxAmount: money,
  goes,
  reverses: id.nullable(),
  /** What a correction corrects: other usage, which counts together with it. */
  corrects: z.string().nullable(),
});

const approvalWanted = z.strictObject({ of: z.enum(["action", "day"]), credit: money, limit: money }).nullable();

export const udrChangePreviewAnswer = z.strictObject({
  /** Binds the change to exactly these entries: send it with the same request, without `preview`. */
  previewToken: z.string(),
  action: z.enum(UDR_ACTIONS),
  currency: z.string(),
  sentence: z.string(),
  entries: z.array(previewEntry),
  fields: z.array(z.strictObject({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
  /** Of all entries: positive charges the customer, negative credits. */
  netEffect: money,
  udr: beforeAfter,
  wallet: z.strictObject({ balance: beforeAfter, debt: beforeAfter }).nullable(),
  account: z.strictObject({ owed: beforeAfter }).nullable(),
  /** Why the subscription would be billed at once; null where it waits. */
  billedAtOnceBecause: z.string().nullable(),
  warnings: z.array(z.string()),
  /** It credits more than the role may alone. */
  approval: approvalWanted,
  headline: z.string().nullable(),
});

export const udrChangeAnswer = z.strictObject({
  udr: id,
  revision: id,
  currency: z.string(),
  entries: z.array(z.strictObject({ rbi: id, totalAmount: money, goes })),
  netEffect: money,
  /** The bill that the change set off; null where it waits. */
  bill: z.string().nullable(),
  /** Of a credit above the limit: who may is asked, and nothing has changed yet. */
  creditRequest: id.nullable(),
});

/** What was done; with `preview=true` what would be. */
export const udrChangedAnswer = z.union([udrChangeAnswer, udrChangePreviewAnswer]);

export const lotPreviewAnswer = z.strictObject({
  order: id,
  currency: z.string(),
  /** Null where a UDR stands in the way: then none can be cancelled. */
  previewToken: z.string().nullable(),
  udrs: z.array(
    z.strictObject({
      udr: id,
      revision: id,
      product: named,
      /** `already`: it was cancelled before, and stays as it is. */
      outcome: z.enum(["cancelled", "already", "blocked"]),
      code: z.string().nullable(),
      reason: z.string().nullable(),
      entries: z.array(previewEntry),
      netEffect: money,
      sentence: z.string().nullable(),
    }),
  ),
  netEffect: money,
  blocked: z.int().nonnegative(),
  approval: approvalWanted,
});

export const lotDoneAnswer = z.strictObject({
  order: id,
  currency: z.string(),
  netEffect: money,
  udrs: z.array(z.strictObject({ udr: id, revision: id, netEffect: money })),
});

export const lotCancelledAnswer = z.union([lotDoneAnswer, lotPreviewAnswer]);

/** By the names that the document has them by. */
export const NAMED_OF_UDRS: readonly (readonly [schema: z.ZodType, name: string])[] = [
  [listedUdrAnswer, "ListedUdr"],
  [udrPageAnswer, "UdrPage"],
  [udrAnswer, "Udr"],
  [udrExplanationAnswer, "UdrExplanation"],
  [udrChangePreviewAnswer, "UdrChangePreview"],
  [udrChangeAnswer, "UdrChange"],
  [lotPreviewAnswer, "LotPreview"],
  [lotDoneAnswer, "CancelledLot"],
  [adjustUdrBody, "UdrAdjustment"],
  [changeUdrBody, "UdrChangeRequest"],
  [cancelLotBody, "LotToCancel"],
];
