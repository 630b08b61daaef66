import type { Reference } from "./reference.ts";
import { countInWords } from "./unit-view.ts";

/** Everything that would stop, or lose its source, if the source were put away. */
export type SourceUse = {
  /** UDR types in use that allow it. */
  readonly udrTypes: readonly (Reference & { readonly isOnlySource: boolean })[];
  /** Service accounts that record under it. */
  readonly serviceAccounts: readonly string[];
  /** Agents order under the one source of their desk. */
  readonly isOnlyDesk: boolean;
  /** UDRs that came from it and are still to be rated, counted no further than the bound. */
  readonly unratedUdrs: number;
};

/** Why it cannot be put away, in words: "the UDR type Pay-per-view, which allows no other source". */
export function sourceUsers({ udrTypes, serviceAccounts, isOnlyDesk, unratedUdrs }: SourceUse): readonly string[] {
  return [
    ...udrTypes.map(({ name, isOnlySource }) => `the UDR type ${name}${isOnlySource ? " (its only source)" : ""}`),
    ...serviceAccounts.map((name) => `the service account ${name}`),
    ...(isOnlyDesk ? ["orders at the agent's desk"] : []),
    ...(unratedUdrs > 0 ? [`${countInWords(unratedUdrs)} ${unratedUdrs === 1 ? "UDR" : "UDRs"} still to be rated`] : []),
  ];
}
