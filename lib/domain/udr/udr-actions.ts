import type { Permission } from "../people/permissions.ts";
import type { Directive } from "./udr.ts";

/** The five actions of seed 002, and what takes the last of them back. UDRs are neither edited nor deleted. */
export const UDR_ACTIONS = ["adjust", "cancel", "setBillable", "setCreditable", "setNotToBeBilled", "reverse"] as const;
export type UdrAction = (typeof UDR_ACTIONS)[number];

export type DirectiveAction = Extract<UdrAction, `set${string}`>;

/** The directive that a Set As action sets. */
export const DIRECTIVE_OF_ACTION = {
  setBillable: "toBeBilled",
  setCreditable: "toBeCredited",
  setNotToBeBilled: "notToBeBilled",
} as const satisfies Record<DirectiveAction, Directive>;

export const UDR_ACTION_NAMES = {
  adjust: "Adjust",
  cancel: "Cancel",
  setBillable: "Set As Billable",
  setCreditable: "Set As Creditable",
  setNotToBeBilled: "Set As Not To Be Billed",
  reverse: "Reverse this",
} as const satisfies Record<UdrAction, string>;

export const DIRECTIVE_NAMES = {
  toBeBilled: "To Be Billed",
  toBeCredited: "To Be Credited",
  notToBeBilled: "Not To Be Billed",
} as const satisfies Record<Directive, string>;

export const PERMISSION_OF_ACTION = {
  adjust: "udr.adjust",
  cancel: "udr.cancel",
  setBillable: "udr.setDirective",
  setCreditable: "udr.setDirective",
  setNotToBeBilled: "udr.setDirective",
  reverse: "udr.adjust",
} as const satisfies Record<UdrAction, Permission>;

export function isDirectiveAction(action: UdrAction): action is DirectiveAction {
  return Object.hasOwn(DIRECTIVE_OF_ACTION, action);
}
