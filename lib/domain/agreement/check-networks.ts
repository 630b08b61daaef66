import { declarationsOf } from "../price-plan/attribute-types.ts";
import type { Definitions } from "../price-plan/definitions.ts";
import type { AllowedNetworks } from "./allowed-networks-schema.ts";

export type NetworkDefinitions = Pick<Definitions, "udrTypes" | "valueLists">;

type NetworkProblem = { readonly path: string; readonly message: string };

/** What it names that is not there: then no usage could be decided by it, or none could ever be allowed. */
export function networkProblems({ attribute, allowed }: AllowedNetworks, definitions: NetworkDefinitions): readonly NetworkProblem[] {
  const declared = declarationsOf(attribute, definitions);
  if (declared.length === 0) return [{ path: "attribute", message: `No UDR type has the attribute ${attribute}.` }];
  const lists = declared.flatMap(({ definition }) =>
    definition.type === "choice" && definition.values !== undefined ? [definition.values] : [],
  );
  if (lists.length === 0) return [{ path: "attribute", message: `The attribute ${attribute} is no choice from a value list.` }];
  const values = new Set(lists.flatMap((list) => definitions.valueLists[list] ?? []).map(({ value }) => value));
  return allowed.flatMap((value, index) =>
    values.has(value) ? [] : [{ path: `allowed[${index}]`, message: `${value} is not in the value list of ${attribute}.` }],
  );
}
