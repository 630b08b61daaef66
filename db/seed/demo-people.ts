import type { Role } from "#lib/domain/people/permissions.ts";

/** The people and programs of the demo. They are loaded only where the demo exists, and may sign in only there. */
export const DEMO_PASSWORD = "aluxsat-demo-2026";

export type DemoPerson = { readonly email: string; readonly name: string; readonly role: Role; readonly does: string };

export const DEMO_PEOPLE = [
  { email: "anna@aluxsat.example", name: "Anna Petrou", role: "pricingManager", does: "changes prices in a draft and submits them" },
  { email: "boris@aluxsat.example", name: "Boris Demetriou", role: "pricingApprover", does: "reviews and approves prices" },
  { email: "chloe@aluxsat.example", name: "Chloe Savva", role: "callCentreAgent", does: "quotes and orders for callers" },
  { email: "daphne@aluxsat.example", name: "Daphne Loizou", role: "careAgent", does: "explains and corrects charges" },
  { email: "emil@aluxsat.example", name: "Emil Hadjis", role: "careLead", does: "corrects charges up to a higher limit" },
  { email: "fotini@aluxsat.example", name: "Fotini Markou", role: "billingOperator", does: "runs billing" },
  { email: "george@aluxsat.example", name: "George Pavlou", role: "auditor", does: "reads everything, changes nothing" },
  { email: "hera@aluxsat.example", name: "Hera Nicolaou", role: "administrator", does: "manages users" },
] as const satisfies readonly DemoPerson[];

/** The key of the demo's decoder service account, for `Authorization: Bearer …`. */
export const DEMO_DECODER_KEY = "rwk_demo_decoder_aluxsat_2026";
