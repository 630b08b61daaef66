import type { Actor } from "../people/actor.ts";
import { can, type Role } from "../people/permissions.ts";

export const IDENTIFIER_NAMES = {
  phone: "Phone",
  msisdn: "Mobile number",
  iccid: "SIM",
  smartCard: "Smart card",
  email: "E-mail",
} as const;
export type IdentifierKind = keyof typeof IDENTIFIER_NAMES;

const SHOWN = 3;

/** Who talks to customers must be able to compare a number that is read out to them; everybody else sees its ending. */
export function seesIdentifiers(role: Role): boolean {
  return can(role, "order.create");
}

/** As the actor may see it. */
export function shownNumber(actor: Actor, value: string): string {
  return actor.kind === "user" && seesIdentifiers(actor.role) ? value : maskIdentifier(value);
}

/** "•••••••101": enough to tell two cards apart, not enough to use one. An e-mail address keeps its domain. */
export function maskIdentifier(value: string): string {
  const at = value.indexOf("@");
  if (at > 0) return `${value.slice(0, 1)}${"•".repeat(Math.max(1, at - 1))}${value.slice(at)}`;
  const hidden = Math.max(0, value.length - SHOWN);
  return `${"•".repeat(hidden)}${value.slice(hidden)}`;
}

/** "101", as it is read back to the customer. */
export function endingOf(value: string): string {
  return value.slice(-SHOWN);
}
