import { listInWords } from "#lib/kernel/list-in-words.ts";
import type { CatalogCondition, CatalogConditionKind } from "./catalog.ts";

export const CONDITION_SUBJECTS = {
  subscriptionType: "subscription type",
  termedService: "effective termed service",
  accountClassification: "account classification",
  payment: "payment",
  billingTerm: "billing term",
  provider: "provisioning provider",
} as const satisfies Record<CatalogConditionKind, string>;

/** "account classification VIP or Gold", "no effective termed service PPV service", "account classification other than VIP" */
export function conditionInWords({ kind, negated, names, codes }: CatalogCondition): string {
  const values = listInWords(namesOf({ codes, names }), "or");
  if (!negated) return `${CONDITION_SUBJECTS[kind]} ${values}`;
  return kind === "termedService" ? `no ${CONDITION_SUBJECTS[kind]} ${values}` : `${CONDITION_SUBJECTS[kind]} other than ${values}`;
}

/** A code without a name stands for itself. */
export function namesOf({ codes, names }: { readonly codes: readonly string[]; readonly names: readonly string[] }): readonly string[] {
  return codes.map((code, index) => names[index] ?? code);
}
