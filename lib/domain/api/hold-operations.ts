import * as z from "zod";
import { HOLD_KINDS } from "../hold/hold.ts";
import { releaseReasonBody, setHoldInput } from "../hold/hold-schema.ts";
import type { HoldView } from "../hold/hold-view.ts";
import type { ApiOperation } from "./api-operation.ts";
import { instantText, pageOf } from "./common-answers.ts";

export const holdAnswer = z.strictObject({
  holdId: z.int().positive(),
  revision: z.int().positive(),
  target: z.strictObject({ kind: z.enum(HOLD_KINDS), code: z.string(), name: z.string() }),
  reason: z.string(),
  setBy: z.string(),
  setAt: instantText,
  /** Somebody asked to release it, and a second person has not answered. */
  release: z.strictObject({ by: z.string(), at: instantText, reason: z.string() }).nullable(),
});
export const holdPage = pageOf(holdAnswer);
export const holdSetAnswer = z.strictObject({ holdId: z.int().positive() });
export const holdMovedAnswer = z.strictObject({ holdId: z.int().positive(), revision: z.int().positive() });

export function toHoldAnswer(hold: HoldView): z.output<typeof holdAnswer> {
  const { holdId, revision, kind, code, name, reason, setBy, setAt, release } = hold;
  const asked = release && { by: release.by, at: release.at, reason: release.reason };
  return { holdId, revision, target: { kind, code, name }, reason, setBy, setAt, release: asked };
}

const HOLDS = "/api/v1/holds";
const HOLD = `${HOLDS}/{holdId}`;
const READ = { tag: "Holds", method: "get", permission: "offer.hold", authenticate: "either" } as const;
const CHANGE = { tag: "Holds", method: "post", permission: "offer.hold", authenticate: "session", idempotent: true } as const;
const BY_PEOPLE = "With a session only: a program is neither of the two persons.";

const EXAMPLE = {
  holdId: 3,
  revision: 2,
  target: { kind: "plan", code: "VIP", name: "VIP" },
  reason: "The night rate is wrong.",
  setBy: "Anna Berg",
  setAt: "2026-11-22T14:00:00.000Z",
  release: { by: "Anna Berg", at: "2026-11-22T16:00:00.000Z", reason: "Version 4 puts it right." },
} as const;

const MOVED = { status: 200, headers: ["ETag"], schema: holdMovedAnswer, example: { holdId: 3, revision: 3 } } as const;

/** Stopping a plan or a product at once, and the two persons whom a release takes. */
export function holdOperations(): readonly ApiOperation[] {
  return [...reading(), ...setting(), ...releasing()];
}

function reading(): readonly ApiOperation[] {
  return [
    {
      ...READ,
      path: HOLDS,
      id: "listHolds",
      summary: "List what is on hold",
      description: "What stands longest first; `next` is null. Plans only for who may read them.",
      answer: { status: 200, schema: holdPage, example: { items: [EXAMPLE], next: null } },
    },
    {
      ...READ,
      path: HOLD,
      id: "getHold",
      summary: "Read a hold",
      description: "The ETag is its revision. Of one that was released 409 HOLD_RELEASED.",
      refusals: [409],
      answer: { status: 200, headers: ["ETag"], schema: holdAnswer, example: EXAMPLE },
    },
  ];
}

function setting(): readonly ApiOperation[] {
  return [
    {
      ...CHANGE,
      path: HOLDS,
      id: "setHold",
      summary: "Hold a plan or a product",
      description: `Nothing is rated, ordered or billed by it from now on; one person is enough. What is held already is refused (409 ALREADY_ON_HOLD). ${BY_PEOPLE}`,
      body: { schema: setHoldInput, example: { target: { kind: "plan", code: "VIP" }, reason: "The night rate is wrong." } },
      answer: { status: 201, headers: ["Location", "ETag"], schema: holdSetAnswer, example: { holdId: 3 } },
    },
  ];
}

function releasing(): readonly ApiOperation[] {
  return [
    {
      ...CHANGE,
      path: `${HOLD}/request-release`,
      id: "requestHoldRelease",
      summary: "Ask for its release",
      description: `The first of the two whom a release takes. ${BY_PEOPLE}`,
      precondition: "revision",
      body: { schema: releaseReasonBody, example: { reason: "Version 4 puts it right." } },
      answer: MOVED,
    },
    {
      ...CHANGE,
      path: `${HOLD}/release`,
      id: "releaseHold",
      summary: "Release it, as the second person",
      description: `Who asked for it cannot (403 SECOND_PERSON_REQUIRED). What waited is rated, ordered and billed again from then on. ${BY_PEOPLE}`,
      precondition: "revision",
      answer: MOVED,
    },
    {
      ...CHANGE,
      path: `${HOLD}/keep`,
      id: "keepHold",
      summary: "Answer a release with no, or take the question back",
      description: `The hold stays as it was. ${BY_PEOPLE}`,
      precondition: "revision",
      answer: MOVED,
    },
  ];
}
