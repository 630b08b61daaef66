import type * as z from "zod";
import type { Json } from "#lib/kernel/canonical-json.ts";
import type { ApiOperation, ApiTag } from "./api-operation.ts";

/** What is published as versions of a line, and edited as a draft of which a second person approves the next one. */
export type DraftedLine = {
  readonly tag: ApiTag;
  /** "/api/v1/discounts/{code}" */
  readonly path: string;
  /** "Discount": operations are named after it. */
  readonly name: string;
  readonly document: { readonly schema: z.ZodType; readonly example?: Json };
  readonly answers: {
    readonly versions: z.ZodType;
    readonly saved: z.ZodType;
    readonly discarded: z.ZodType;
    readonly overtaken: z.ZodType;
    readonly submitted: z.ZodType;
  };
  readonly submission: { readonly schema: z.ZodType; readonly example: Json };
  /** What is said of this kind beside what holds for every draft. */
  readonly texts?: {
    readonly versions?: string;
    readonly version?: string;
    readonly newDraft?: string;
    readonly submit?: string;
  };
};

export const BY_PEOPLE =
  "With a session only: a draft remembers the people who edited it, of whom none may approve it, so that a program is never one of them.";

const DECIDED_BY_OTHERS = "The decision is made in the console, by somebody who did not edit it: approval has no address here.";

/** What a PUT of a draft goes by; `newDraft` says what a new one does besides. */
export function putText(newDraft = ""): string {
  return `Over the revision that If-Match names, or as a new draft with If-None-Match: *${newDraft}. Where somebody was there before, the 412 carries the draft as it is now, in \`current\`: merge, and send it over that revision. ${BY_PEOPLE}`;
}

export function readOf(tag: ApiTag) {
  return { tag, method: "get", permission: "pricePlan.read", authenticate: "either" } as const;
}

export function editOf(tag: ApiTag) {
  return { tag, permission: "pricePlan.edit", authenticate: "session", idempotent: true } as const;
}

/** The published versions, one after the other. */
export function versionList({ tag, path, name, answers, texts }: DraftedLine): ApiOperation {
  return {
    ...readOf(tag),
    path: `${path}/versions`,
    id: `list${name}Versions`,
    summary: "List the published versions",
    description: texts?.versions ?? "Newest first; `next` is null. A version never changes.",
    answer: { status: 200, schema: answers.versions },
  };
}

export function versionReading({ tag, path, name, document, texts }: DraftedLine): ApiOperation {
  return {
    ...readOf(tag),
    path: `${path}/versions/{version}`,
    id: `get${name}Version`,
    summary: "Read the document of a version",
    description: texts?.version ?? "The ETag is its hash.",
    answer: { status: 200, headers: ["ETag"], schema: document.schema },
  };
}

export function draftReading({ tag, path, name, document }: DraftedLine): ApiOperation {
  return {
    ...readOf(tag),
    path: `${path}/draft`,
    id: `get${name}Draft`,
    summary: "Read the draft",
    description: "As it is stored: what a PUT replaces. The ETag is its revision.",
    answer: { status: 200, headers: ["ETag"], schema: document.schema },
  };
}

/** Of kinds whose line is there before its first draft. */
export function draftOpening({ tag, path, name }: DraftedLine, opening: { of: string; kind: string; answer: z.ZodType }): ApiOperation {
  return {
    ...editOf(tag),
    method: "post",
    path: `${path}/draft`,
    id: `open${name}Draft`,
    summary: `Begin a draft of the ${opening.of}`,
    description: `There is one draft to a ${opening.kind}: where one is open, it is the answer. ${BY_PEOPLE}`,
    answer: { status: 200, schema: opening.answer, headers: ["Location"] },
  };
}

/** Saving the draft over what was seen, and giving it up. */
export function draftEditing({ tag, path, name, document, answers, texts }: DraftedLine): readonly ApiOperation[] {
  return [
    {
      ...editOf(tag),
      method: "put",
      path: `${path}/draft`,
      id: `replace${name}Draft`,
      summary: "Put a whole document into the draft",
      description: putText(texts?.newDraft),
      precondition: "revisionOrNone",
      body: document,
      overtaken: answers.overtaken,
      answer: { status: 200, schema: answers.saved, headers: ["ETag"] },
    },
    {
      ...editOf(tag),
      method: "delete",
      path: `${path}/draft`,
      id: `discard${name}Draft`,
      summary: "Give the draft up",
      description: BY_PEOPLE,
      precondition: "revision",
      answer: { status: 200, schema: answers.discarded },
    },
  ];
}

export function draftSubmission({ tag, path, name, submission, answers, texts }: DraftedLine): ApiOperation {
  return {
    ...editOf(tag),
    permission: "pricePlan.submit",
    method: "post",
    path: `${path}/draft/submit`,
    id: `submit${name}Draft`,
    summary: "Ask a second person to approve the draft",
    description: `${texts?.submit === undefined ? "" : `${texts.submit} `}${DECIDED_BY_OTHERS} ${BY_PEOPLE}`,
    precondition: "revision",
    body: submission,
    answer: { status: 200, schema: answers.submitted },
  };
}

export function draftWithdrawal({ tag, path, name }: DraftedLine, withdrawn: z.ZodType): ApiOperation {
  return {
    ...editOf(tag),
    permission: "pricePlan.submit",
    method: "post",
    path: `${path}/draft/withdraw`,
    id: `withdraw${name}Draft`,
    summary: "Take the draft out of review",
    description: `So that it can be edited again. ${BY_PEOPLE}`,
    answer: { status: 200, schema: withdrawn },
  };
}
