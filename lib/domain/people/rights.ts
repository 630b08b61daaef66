import type { RightsView } from "./people-views.ts";
import { can, PERMISSIONS, type Permission, ROLE_NAMES, ROLES } from "./permissions.ts";

/** Each permission in the words of who asks for it, under the job that it belongs to. */
const WORDS = {
  "home.read": ["Console", "See the start page"],
  "clock.set": ["Console", "Set the demo's business clock"],
  "account.read": ["Customers", "See accounts"],
  "account.manage": [
    "Customers",
    "Say who holds a subscription, which cost centre bears it, which devices it has, and what an account may use",
  ],
  "note.write": ["Customers", "Write a note about a customer or a UDR"],
  "subscription.read": ["Customers", "See subscriptions"],
  "identifier.read": ["Customers", "See phone numbers, SIMs, devices and personal metadata whole"],
  "identifier.reveal": ["Customers", "See one of them whole, with a reason, on record"],
  "bill.read": ["Customers", "See bills"],
  "order.quote": ["Selling", "Quote a service"],
  "order.create": ["Selling", "Order a service"],
  "wallet.topUp": ["Selling", "Top up a wallet"],
  "udr.read": ["Usage", "See UDRs"],
  "rbi.read": ["Usage", "See rated billing items"],
  "udr.adjust": ["Usage", "Adjust a UDR"],
  "udr.cancel": ["Usage", "Cancel a UDR"],
  "udr.setDirective": ["Usage", "Change a billing directive"],
  "udr.export": ["Usage", "Take a list of UDRs away as a file, on record"],
  "udr.exportNames": ["Usage", "With the names of customers in it"],
  "credit.approve": ["Usage", "Approve a credit above somebody else's limit"],
  "usage.import": ["Usage", "Import usage, and try or discard what is parked"],
  "definition.read": ["Offers", "See definitions and catalogs"],
  "definition.manage": ["Offers", "Create, edit and archive definitions"],
  "rating.quote": ["Offers", "Ask what usage would cost"],
  "pricePlan.read": ["Offers", "See price plans"],
  "pricePlan.edit": ["Offers", "Edit a draft price plan"],
  "pricePlan.submit": ["Offers", "Submit it for review"],
  "offer.hold": ["Offers", "Put a plan or product on hold, and release it with a second person"],
  "review.read": ["Offers", "See reviews"],
  "review.decide": ["Offers", "Approve or reject"],
  "billingRun.read": ["Billing", "See billing runs"],
  "billingRun.start": ["Billing", "Start a billing run"],
  "audit.read": ["Control", "Read the audit trail"],
  "user.read": ["Control", "See users"],
  "user.manage": ["Control", "Disable and enable users, give programs their keys"],
} as const satisfies Record<Permission, readonly [group: string, name: string]>;

export function rightsView(): RightsView {
  const groupNames = [...new Set(Object.values(WORDS).map(([group]) => group))];
  return {
    roles: ROLES.map((role) => ({ role, name: ROLE_NAMES[role] })),
    groups: groupNames.map((name) => ({ name, rights: PERMISSIONS.filter((permission) => WORDS[permission][0] === name).map(rightOf) })),
  };
}

function rightOf(permission: Permission) {
  return { permission, name: WORDS[permission][1], roles: ROLES.filter((role) => can(role, permission)) };
}
