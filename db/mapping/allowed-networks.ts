import { type AllowedNetworks, allowedNetworks } from "#lib/domain/agreement/allowed-networks-schema.ts";

/** Read by the schema it was written by. Null: what was set was taken back, and the agreement decides again. */
export function fromDbAllowedNetworks(stored: unknown): AllowedNetworks | null {
  return allowedNetworks.nullable().parse(stored);
}
