import { describe, expect, it } from "vitest";
import type { Actor } from "../people/actor.ts";
import { ROLES, type Role } from "../people/permissions.ts";
import { endingOf, maskIdentifier, maskPersonal, mayReveal, seesIdentifiers, seesWhole, shownNumber, shownPersonal } from "./identifier.ts";

describe("an identifier on a screen", () => {
  it.each([
    ["4400100101", "•••••••101"],
    ["+35799000101", "•••••••••101"],
    ["12", "12"],
    ["eleni@aluxsat.example", "e••••@aluxsat.example"],
  ])("%s is masked as %s", (value, masked) => {
    expect(maskIdentifier(value)).toBe(masked);
  });

  it("is read back by its ending", () => {
    expect(endingOf("4400100101")).toBe("101");
  });

  it("is whole for those who talk to the customer, and for nobody else", () => {
    expect(["callCentreAgent", "careAgent", "careLead"].every((role) => seesIdentifiers(role as "careAgent"))).toBe(true);
    expect(["billingOperator", "auditor", "administrator", "pricingManager"].some((role) => seesIdentifiers(role as "auditor"))).toBe(
      false,
    );
  });
});

describe("something personal on a screen", () => {
  it.each([
    ["+357 99 000101", "•••••••••••101"],
    ["99000101", "•••••101"],
    ["AA:BB:CC:00:11:22", "••••••••••••••:22"],
    // What is short, or words, would be guessed from its ending or its length.
    ["Room 12", "••••••"],
    ["Governor's Beach", "••••••"],
    ["12", "••••••"],
  ])("%s is masked as %s", (value, masked) => {
    expect(maskPersonal(value)).toBe(masked);
  });
});

describe("who sees what", () => {
  const person = (role: Role): Actor => ({ kind: "user", userId: 1, name: "P", role, sessionId: "s" });
  const program = (role: Role): Actor => ({ kind: "service", serviceAccountId: 1, name: "P", role, sourceCode: null });
  const SEES = new Map<Role, "whole" | "reveal">([
    ["callCentreAgent", "whole"],
    ["careAgent", "whole"],
    ["careLead", "whole"],
    ["billingOperator", "reveal"],
    ["auditor", "reveal"],
  ]);

  it.each(ROLES)("%s, as a person and as a program", (role) => {
    for (const actor of [person(role), program(role)]) {
      expect(seesWhole(actor)).toBe(SEES.get(role) === "whole");
      expect(mayReveal(actor)).toBe(SEES.get(role) === "reveal");
      expect(shownNumber(actor, "4400100101")).toBe(seesWhole(actor) ? "4400100101" : "•••••••101");
      expect(shownPersonal(actor, "Room 12")).toBe(seesWhole(actor) ? "Room 12" : "••••••");
    }
  });

  it("a job of our own sees nothing", () => {
    const job: Actor = { kind: "system", name: "billing" };
    expect([seesWhole(job), mayReveal(job)]).toEqual([false, false]);
  });
});
