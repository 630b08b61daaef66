/**
 * Who may do what: one table, deny by default. From it pages show, and actions and routes allow. Administrators hold no
 * money rights (segregation of duties); runs belong to the billing operator.
 */
export const ROLES = [
  "callCentreAgent",
  "careAgent",
  "careLead",
  "pricingManager",
  "pricingApprover",
  "billingOperator",
  "auditor",
  "administrator",
  "customer",
  "decoder",
] as const;
export type Role = (typeof ROLES)[number];

export const PERMISSIONS = [
  "home.read",
  "account.read",
  "account.manage",
  "note.write",
  "subscription.read",
  "identifier.read",
  "identifier.reveal",
  "wallet.topUp",
  "order.quote",
  "order.create",
  "udr.read",
  "udr.adjust",
  "udr.cancel",
  "udr.setDirective",
  "udr.export",
  "udr.exportNames",
  "credit.approve",
  "usage.import",
  "rbi.read",
  "bill.read",
  "billingRun.read",
  "billingRun.start",
  "definition.read",
  "definition.manage",
  "pricePlan.read",
  "pricePlan.edit",
  "pricePlan.submit",
  "offer.hold",
  "review.read",
  "review.decide",
  "rating.quote",
  "audit.read",
  "user.read",
  "user.manage",
  "clock.set",
] as const;
export type Permission = (typeof PERMISSIONS)[number];

const READ_CUSTOMERS = ["home.read", "account.read", "subscription.read", "udr.read", "rbi.read", "bill.read"] as const;
const READ_OFFERS = ["definition.read", "pricePlan.read", "rating.quote"] as const;
const CORRECT_USAGE = ["udr.adjust", "udr.cancel", "udr.setDirective"] as const;
/** Whose desk it is to hand lists on. Who only talks to customers keeps their names out of files. */
const EXPORT_ALL = ["udr.export", "udr.exportNames"] as const;
/** Who talks to customers must be able to compare a number that is read out to them, and to write down what was said. */
const TALK = ["identifier.read", "note.write"] as const;
const SELL = ["order.quote", "order.create", "wallet.topUp"] as const;

/** `clock.set` is in every console role: the movable clock exists in the demo only, where anyone may tour at 02:14. */
export const ROLE_PERMISSIONS = {
  callCentreAgent: [...READ_CUSTOMERS, ...TALK, ...SELL, "rating.quote", "definition.read", "clock.set"],
  careAgent: [...READ_CUSTOMERS, ...TALK, ...SELL, ...CORRECT_USAGE, "udr.export", ...READ_OFFERS, "clock.set"],
  careLead: [
    ...READ_CUSTOMERS,
    "account.manage",
    ...TALK,
    ...SELL,
    ...CORRECT_USAGE,
    ...EXPORT_ALL,
    "credit.approve",
    "usage.import",
    ...READ_OFFERS,
    "billingRun.read",
    "review.read",
    "clock.set",
  ],
  pricingManager: [
    ...READ_OFFERS,
    "home.read",
    "udr.read",
    "definition.manage",
    "pricePlan.edit",
    "pricePlan.submit",
    "offer.hold",
    "review.read",
    "clock.set",
  ],
  pricingApprover: [
    ...READ_OFFERS,
    "home.read",
    "udr.read",
    "pricePlan.edit",
    "pricePlan.submit",
    "offer.hold",
    "review.read",
    "review.decide",
    "clock.set",
  ],
  billingOperator: [
    ...READ_CUSTOMERS,
    ...EXPORT_ALL,
    "identifier.reveal",
    "usage.import",
    ...READ_OFFERS,
    "billingRun.read",
    "billingRun.start",
    "offer.hold",
    "clock.set",
  ],
  auditor: [
    ...READ_CUSTOMERS,
    ...EXPORT_ALL,
    "identifier.reveal",
    ...READ_OFFERS,
    "billingRun.read",
    "review.read",
    "audit.read",
    "clock.set",
  ],
  administrator: ["home.read", "definition.read", "definition.manage", "offer.hold", "audit.read", "user.read", "user.manage", "clock.set"],
  customer: [],
  decoder: ["order.quote", "order.create"],
} as const satisfies Record<Role, readonly Permission[]>;

export function isRole(text: string): text is Role {
  return ROLES.some((role) => role === text);
}

export function can(role: Role, permission: Permission): boolean {
  const granted: readonly Permission[] = ROLE_PERMISSIONS[role];
  return granted.includes(permission);
}

/** Who may be the second person of a credit; how much they may approve, their own limit says. */
export const CREDIT_APPROVERS: readonly Role[] = ROLES.filter((role) => can(role, "credit.approve"));

export const ROLE_NAMES = {
  callCentreAgent: "Call-centre agent",
  careAgent: "Customer-care agent",
  careLead: "Customer-care lead",
  pricingManager: "Pricing manager",
  pricingApprover: "Pricing approver",
  billingOperator: "Billing operator",
  auditor: "Auditor",
  administrator: "Administrator",
  customer: "Customer",
  decoder: "Decoder service",
} as const satisfies Record<Role, string>;
