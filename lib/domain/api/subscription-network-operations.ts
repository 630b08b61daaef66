import * as z from "zod";
import { subscriptionNetworksBody } from "../account/networks-schema.ts";
import type { SubscriptionNetworksView } from "../account/networks-view.ts";
import { allowedNetworks } from "../agreement/allowed-networks-schema.ts";
import type { ApiOperation } from "./api-operation.ts";

const subscriptionNetworksAnswer = z.strictObject({
  account: z.string(),
  subscription: z.string(),
  /** Null while nothing was ever set. */
  revision: z.int().positive().nullable(),
  /** Null: as agreed. */
  networks: allowedNetworks.nullable(),
  /** Of the account's agreement as it holds now; null where any network may be used. */
  agreed: allowedNetworks.nullable(),
});

const subscriptionNetworksSavedAnswer = z.strictObject({ account: z.string(), subscription: z.string(), revision: z.int().positive() });

export const NAMED_OF_NETWORKS: readonly (readonly [schema: z.ZodType, name: string])[] = [
  [allowedNetworks, "AllowedNetworks"],
  [subscriptionNetworksBody, "NewSubscriptionNetworks"],
  [subscriptionNetworksAnswer, "SubscriptionNetworks"],
  [subscriptionNetworksSavedAnswer, "SavedSubscriptionNetworks"],
];

export function toSubscriptionNetworksAnswer(view: SubscriptionNetworksView): z.output<typeof subscriptionNetworksAnswer> {
  const { account, subscription, revision, networks, agreed } = view;
  return { account, subscription, revision, networks, agreed };
}

const ADDRESS = "/api/v1/accounts/{number}/subscriptions/{subscription}/networks";
const WHOSE = { account: "A-10001", subscription: "S-20001" } as const;
const NETWORKS = { attribute: "network", allowed: ["EU"], outside: "park" } as const;

/** Where a SIM may be used. */
export function subscriptionNetworkOperations(): readonly ApiOperation[] {
  return [
    {
      tag: "Accounts",
      method: "get",
      path: ADDRESS,
      id: "getSubscriptionNetworks",
      summary: "Read where a subscription may be used",
      description: "Its own networks go before those of its account's agreement. Without an ETag while nothing was ever set.",
      permission: "account.read",
      authenticate: "either",
      answer: {
        status: 200,
        headers: ["ETag"],
        schema: subscriptionNetworksAnswer,
        example: { ...WHOSE, revision: 1, networks: NETWORKS, agreed: null },
      },
    },
    {
      tag: "Accounts",
      method: "put",
      path: ADDRESS,
      id: "replaceSubscriptionNetworks",
      summary: "Set where a subscription may be used",
      description:
        "Over the revision that If-Match names, or as the first with If-None-Match: *. Usage that is imported next obeys it. `null` leaves it to the agreement.",
      permission: "account.manage",
      authenticate: "either",
      idempotent: true,
      precondition: "revisionOrNone",
      body: { schema: subscriptionNetworksBody, example: { networks: NETWORKS, reason: "As ordered." } },
      answer: { status: 200, headers: ["ETag"], schema: subscriptionNetworksSavedAnswer, example: { ...WHOSE, revision: 2 } },
    },
  ];
}
