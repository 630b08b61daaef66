export const LOOK_UP_WHEN = ["absent", "always"] as const;
export type LookUpWhen = (typeof LOOK_UP_WHEN)[number];

export const LOOK_UP_WHEN_NAMES = {
  absent: "When it was not sent",
  always: "Always, over what was sent",
} as const satisfies Record<LookUpWhen, string>;

/** Of a UDR type: a table that its usage is held against when it is imported. */
export type LookUpRule = { readonly table: string; readonly when: LookUpWhen };

export const MOST_RULES = 20;

export function ruleInWords({ table, when }: LookUpRule): string {
  return `${table}, ${when === "absent" ? "where the attribute was not sent" : "always"}`;
}
