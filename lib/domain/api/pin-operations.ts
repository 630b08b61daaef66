import * as z from "zod";
import { createPinBody, pinsQuery } from "../price-plan/pin-api-schema.ts";
import type { PinRow } from "../price-plan/pin-view.ts";
import type { ApiOperation } from "./api-operation.ts";
import { instantText, pageOf } from "./common-answers.ts";

export const pinAnswer = z.strictObject({
  pinId: z.int().positive(),
  account: z.string(),
  /** Null: all of the account's. */
  subscription: z.string().nullable(),
  version: z.int().positive(),
  from: instantText,
  /** Null: until it is ended. */
  to: instantText.nullable(),
  /** One that ended before it began never held. */
  state: z.enum(["holds", "later", "ended"]),
  reason: z.string(),
  by: z.string(),
});
export const pinPage = pageOf(pinAnswer);
export const pinChangedAnswer = z.strictObject({ pinId: z.int().positive() });

export function toPinAnswer(row: PinRow): z.output<typeof pinAnswer> {
  const { pinId, accountNumber: account, subscription, version, from, to, state, reason, by } = row;
  return { pinId, account, subscription, version, from, to, state, reason, by };
}

const PINS = "/api/v1/price-plans/{code}/pins";
const READ = { tag: "Price plans", method: "get", permission: "pricePlan.read", authenticate: "either" } as const;
const EDIT = { tag: "Price plans", method: "post", permission: "pricePlan.edit", authenticate: "session", idempotent: true } as const;
const BY_PEOPLE = "With a session only: who keeps somebody on a price answers for it by name.";

const EXAMPLE = {
  pinId: 7,
  account: "A-10003",
  subscription: null,
  version: 3,
  from: "2026-12-01T00:00:00.000Z",
  to: "2027-03-01T00:00:00.000Z",
  state: "later",
  reason: "Promised until spring.",
  by: "Anna Berg",
} as const;

/** Which accounts and subscriptions keep a version of a plan, whatever is published meanwhile. */
export function pinOperations(): readonly ApiOperation[] {
  return [
    {
      ...READ,
      path: PINS,
      id: "listPricePlanPins",
      summary: "List who keeps a version",
      description: "Newest first; those that hold or will, unless `state` asks otherwise. `next` is the `after` of the page behind it.",
      query: pinsQuery,
      answer: { status: 200, schema: pinPage, example: { items: [EXAMPLE], next: null } },
    },
    {
      ...READ,
      path: `${PINS}/{pinId}`,
      id: "getPricePlanPin",
      summary: "Read a pin",
      answer: { status: 200, schema: pinAnswer, example: EXAMPLE },
    },
    {
      ...EDIT,
      path: PINS,
      id: "createPricePlanPin",
      summary: "Keep an account, or one of its subscriptions, on a version",
      description: `From an instant that has not passed (left out: from now) up to another (left out: until it is ended). An account keeps one version of a plan at a time, and so does each of its subscriptions, whose own comes first (409 PIN_OVERLAPS). ${BY_PEOPLE}`,
      body: {
        schema: createPinBody,
        example: { account: "A-10003", version: 3, to: "2027-03-01T00:00:00+02:00", reason: "Promised until spring." },
      },
      answer: { status: 201, headers: ["Location"], schema: pinChangedAnswer, example: { pinId: 7 } },
    },
    {
      ...EDIT,
      path: `${PINS}/{pinId}/end`,
      id: "endPricePlanPin",
      summary: "End a pin now",
      description: `One that has not begun never holds. What was priced by it keeps its price; what is over stays as it was (409 PIN_ENDED). ${BY_PEOPLE}`,
      answer: { status: 200, schema: pinChangedAnswer, example: { pinId: 7 } },
    },
  ];
}
