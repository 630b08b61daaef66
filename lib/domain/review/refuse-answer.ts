import type { Actor } from "../people/actor.ts";
import { can, type Permission } from "../people/permissions.ts";
import type { Refusal } from "../refusal.ts";

type Asked = { readonly contentHash: string; readonly requestedBy: number; readonly decided: unknown };

export type AnswerFacts = {
  readonly request: Asked;
  readonly userId: number;
  /** The hash of what the reviewer looked at. */
  readonly seenHash: string;
  /** Where what is asked about is drafted: the draft, and who edited it. */
  readonly draft?: { readonly state: string; readonly documentHash: string };
  readonly editors?: readonly number[];
};

/** The same of whatever a second person is asked, in this order: decided already, not a second person, not what was seen. */
export function refuseAnswer({ request, userId, seenHash, draft, editors = [] }: AnswerFacts): Refusal | null {
  const isOpen = request.decided === null && (draft === undefined || draft.state === "inReview");
  if (!isOpen) return { code: "NOT_IN_REVIEW" };
  if (!isSecondPerson({ userId, requestedBy: request.requestedBy, editors })) return { code: "SECOND_PERSON_REQUIRED" };
  const isDraftAsAsked = draft === undefined || draft.documentHash === request.contentHash;
  return seenHash === request.contentHash && isDraftAsAsked ? null : { code: "CONTENT_CHANGED" };
}

/** Who decides is neither who asked nor anyone who edited what is decided. */
function isSecondPerson(people: { readonly userId: number; readonly requestedBy: number; readonly editors: readonly number[] }): boolean {
  return people.userId !== people.requestedBy && !people.editors.includes(people.userId);
}

/** Why who looks at an open request may not answer it. */
export type WhyNotAnswer = "permission" | "requester" | "editor";

type Reading = { readonly actor: Actor; readonly permission: Permission; readonly editors?: readonly number[] };

/** In the order in which an answer is refused; null where it is theirs to give. */
export function whyNotAnswer(
  { requestedBy }: Pick<Asked, "requestedBy">,
  { actor, permission, editors = [] }: Reading,
): WhyNotAnswer | null {
  if (actor.kind !== "user" || !can(actor.role, permission)) return "permission";
  if (actor.userId === requestedBy) return "requester";
  return editors.includes(actor.userId) ? "editor" : null;
}
