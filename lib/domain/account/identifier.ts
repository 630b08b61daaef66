import type { Actor } from "../people/actor.ts";
import { can, type Permission, type Role } from "../people/permissions.ts";

export const IDENTIFIER_NAMES = {
  phone: "Phone",
  msisdn: "Mobile number",
  iccid: "SIM",
  smartCard: "Smart card",
  email: "E-mail",
} as const;
export type IdentifierKind = keyof typeof IDENTIFIER_NAMES;

const SHOWN = 3;
/** What is short enough to be guessed from its ending, a place or a title, is hidden whole, and its length with it. */
const HIDDEN = "••••••";
const LIKE_A_NUMBER = /^\+?[\dA-Fa-f][\dA-Fa-f\s:().-]{6,}$/;

/** Who talks to customers must be able to compare a number that is read out to them; everybody else sees its ending. */
export function seesIdentifiers(role: Role): boolean {
  return can(role, "identifier.read");
}

/** Every screen and every answer asks here; a program is judged by its role like a person. A job of our own shows nobody anything. */
export function seesWhole(actor: Actor): boolean {
  return holds(actor, "identifier.read");
}

/** Whether the actor may have one of them shown, with a reason, on record. */
export function mayReveal(actor: Actor): boolean {
  return !seesWhole(actor) && holds(actor, "identifier.reveal");
}

function holds(actor: Actor, permission: Permission): boolean {
  return actor.kind !== "system" && can(actor.role, permission);
}

/** As the actor may see it. */
export function shownNumber(actor: Actor, value: string): string {
  return seesWhole(actor) ? value : maskIdentifier(value);
}

/** Personal metadata as the actor may see it: a dialled number by its ending, a place or a title not at all. */
export function shownPersonal(actor: Actor, value: string): string {
  return seesWhole(actor) ? value : maskPersonal(value);
}

/** "•••••••101": enough to tell two cards apart, not enough to use one. An e-mail address keeps its domain. */
export function maskIdentifier(value: string): string {
  const at = value.indexOf("@");
  if (at > 0) return `${value.slice(0, 1)}${"•".repeat(Math.max(1, at - 1))}${value.slice(at)}`;
  const hidden = Math.max(0, value.length - SHOWN);
  return `${"•".repeat(hidden)}${value.slice(hidden)}`;
}

export function maskPersonal(value: string): string {
  return LIKE_A_NUMBER.test(value) ? maskIdentifier(value) : HIDDEN;
}

/** "101", as it is read back to the customer. */
export function endingOf(value: string): string {
  return value.slice(-SHOWN);
}
