import type { AllowedNetworks } from "../agreement/allowed-networks-schema.ts";
import type { NetworkAttribute } from "../agreement/networks-draft.ts";

/** What is set on a subscription itself, and what holds where nothing is. */
export type SubscriptionNetworksView = {
  readonly account: string;
  readonly accountName: string;
  readonly subscription: string;
  readonly zone: string;
  /** Null while nothing was ever set. */
  readonly revision: number | null;
  /** Null: as agreed. */
  readonly networks: AllowedNetworks | null;
  /** Of the account's agreement as it holds now; null where any network may be used. */
  readonly agreed: AllowedNetworks | null;
  readonly agreedInWords: string;
  readonly attributes: readonly NetworkAttribute[];
};
