import type * as z from "zod";
import type { Json } from "#lib/kernel/canonical-json.ts";
import type { Permission } from "../people/permissions.ts";

/** One method of one address, with all that a program must know to use it. */
export type ApiOperation = {
  readonly method: "get" | "post" | "put" | "delete";
  /** "/api/v1/units/{code}" */
  readonly path: string;
  readonly id: string;
  readonly tag: ApiTag;
  readonly summary: string;
  readonly description?: string;
  readonly permission: Permission | "public";
  readonly authenticate: "session" | "key" | "either";
  /** Whether it asks for an Idempotency-Key: whatever changes something does. */
  readonly idempotent?: true;
  /** Whether it names the revision that it is for; `orNone`, or that there is none yet. */
  readonly precondition?: "revision" | "revisionOrNone";
  readonly query?: z.ZodObject;
  readonly body?: { readonly schema: z.ZodType; readonly example?: Json };
  /** The content types of a body that is read while it comes, as it is and however long. */
  readonly streams?: readonly string[];
  readonly answer: {
    readonly status: 200 | 201 | 202;
    /** Its content type, where it is not JSON. */
    readonly type?: "text/csv";
    readonly schema: z.ZodType;
    readonly headers?: readonly ("ETag" | "Location")[];
    /** Its ETag names what a change is for, and does not say that the answer is still the same: it is sent whole each time. */
    readonly isAlwaysSent?: true;
    readonly example?: Json;
  };
  /** What is answered with 200 where the request only asks what would come of it. */
  readonly previewed?: z.ZodType;
  /** Problem details with more in them, of the 412 of what somebody else changed meanwhile. */
  readonly overtaken?: z.ZodType;
  /** Refusals beside those that follow from the rest: 409 and 422 of what changes nothing. */
  readonly refusals?: readonly (409 | 422)[];
};

export const API_TAGS = {
  Definitions: "What usage is measured in, described by and sold as. Deleted is nothing: what is no longer used is archived.",
  "Price plans":
    "Lines of versions; a version is one document. A draft is edited and submitted by people. Approval is not offered here: a second person decides, in the console.",
  Discounts:
    "Additive discounts: what is taken off the prices of the plans. Lines of versions, as price plans are, and approved as they are.",
  "Pricing agreements":
    "What an account agreed on for itself: a price plan that is asked before every other, which discounts it may have, its limits. Lines of versions, approved as price plans are.",
  Holds: "What nothing is rated, ordered or billed by: one person sets it, and a release takes two.",
  Rating: "What usage would cost, and what a draft would change for past usage.",
  Usage: "Usage that comes from elsewhere, in batches, and what waits for its cause to be mended.",
  Accounts: "What an account may use, and what is left of it.",
  UDRs: "Usage detail records: found, explained and put right. They come from orders and from batches of usage, and are never deleted.",
  Ordering: "Add Service Usage by a program.",
  Document: "This document.",
} as const;
export type ApiTag = keyof typeof API_TAGS;
