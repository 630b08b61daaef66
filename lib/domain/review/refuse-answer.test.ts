import { describe, expect, it } from "vitest";
import type { UserActor } from "../people/actor.ts";
import type { Role } from "../people/permissions.ts";
import { type AnswerFacts, refuseAnswer, whyNotAnswer } from "./refuse-answer.ts";

const ASKER = 1;
const EDITOR = 2;
const BORIS = 3;
const REQUEST = { contentHash: "h", requestedBy: ASKER, decided: null };
const DECIDED = { ...REQUEST, decided: { decision: "withdrawn" } };
const DRAFT = { state: "inReview", documentHash: "h" };

describe("an answer", () => {
  it.each<[string, Partial<AnswerFacts>, string]>([
    ["is taken from a second person on what they saw", {}, "ok"],
    ["is refused once there is another, whoever gives it", { request: DECIDED, userId: ASKER, seenHash: "x" }, "NOT_IN_REVIEW"],
    ["is refused where the draft is edited again", { draft: { ...DRAFT, state: "draft" }, userId: ASKER }, "NOT_IN_REVIEW"],
    ["is refused from who asked, whatever they saw", { userId: ASKER, seenHash: "x" }, "SECOND_PERSON_REQUIRED"],
    ["is refused from who edited", { userId: EDITOR }, "SECOND_PERSON_REQUIRED"],
    ["is refused on something else than was seen", { seenHash: "x" }, "CONTENT_CHANGED"],
    ["is refused where the draft is not what was asked about", { draft: { ...DRAFT, documentHash: "x" } }, "CONTENT_CHANGED"],
  ])("%s", (_, facts, code) => {
    const all = { request: REQUEST, userId: BORIS, seenHash: "h", draft: DRAFT, editors: [EDITOR], ...facts };
    expect(refuseAnswer(all)?.code ?? "ok").toBe(code);
  });

  it("needs no draft", () => {
    expect(refuseAnswer({ request: REQUEST, userId: BORIS, seenHash: "h" })).toBeNull();
  });
});

const person = (userId: number, role: Role = "pricingApprover"): UserActor => ({ kind: "user", userId, role, name: "P", sessionId: "s" });

describe("why not", () => {
  it.each<[string, UserActor, string | null]>([
    ["the right is missing, also of who asked", person(ASKER, "careAgent"), "permission"],
    ["who asked", person(ASKER), "requester"],
    ["who edited", person(EDITOR), "editor"],
    ["anybody else may", person(BORIS), null],
  ])("%s", (_, actor, why) => {
    expect(whyNotAnswer(REQUEST, { actor, permission: "review.decide", editors: [EDITOR] })).toBe(why);
  });

  it("a job or a program answers nothing", () => {
    expect(whyNotAnswer(REQUEST, { actor: { kind: "system", name: "approval" }, permission: "review.decide" })).toBe("permission");
  });
});
