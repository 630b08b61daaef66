import type { AttributeType } from "./adjust-facts.ts";

/** A metadata attribute, of all UDR types that declare it. */
export type AttributeFacts = {
  readonly key: string;
  readonly label: string;
  readonly types: readonly AttributeType[];
  /** With one of them at least. */
  readonly isPersonal: boolean;
};

const NUMBERS: ReadonlySet<AttributeType> = new Set(["integer", "decimal", "amount"]);

export function isNumberAttribute({ types }: Pick<AttributeFacts, "types">): boolean {
  return types.some((type) => NUMBERS.has(type));
}
