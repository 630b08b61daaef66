import * as z from "zod";
import { allowedNetworks } from "../agreement/allowed-networks-schema.ts";

const LONGEST_REASON = 500;

const set = {
  /** Null: as the account's agreement says. */
  networks: allowedNetworks.nullable(),
  reason: z.string().trim().min(1, "Say why, for the record.").max(LONGEST_REASON, `At most ${LONGEST_REASON} characters.`),
};

/** What a program puts on a subscription. */
export const subscriptionNetworksBody = z.strictObject(set);

/** The same from the console: `code` is the account's number, and the revision the one that the editor began from, null where nothing was set. */
export const saveNetworksInput = z.strictObject({
  code: z.string().min(1).max(40),
  subscription: z.string().min(1).max(40),
  revision: z.int().positive().nullable(),
  ...set,
});
export type SaveNetworksInput = z.output<typeof saveNetworksInput>;
export type SaveNetworksForm = z.input<typeof saveNetworksInput>;

export const subscriptionParams = z.object({ number: z.string().min(1).max(40), subscription: z.string().min(1).max(40) });
export type SubscriptionParams = z.output<typeof subscriptionParams>;
