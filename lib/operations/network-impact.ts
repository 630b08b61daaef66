import { findSubscriptionNetworks } from "#db/queries/allowed-networks.ts";
import { loadDefinitions } from "#db/queries/rate-definitions.ts";
import type { Reader } from "#db/tx.ts";
import { decideNetwork, isUnderIn } from "#lib/domain/agreement/allowed-networks.ts";
import type { AllowedNetworks } from "#lib/domain/agreement/allowed-networks-schema.ts";
import { declarationsOf } from "#lib/domain/price-plan/attribute-types.ts";
import type { SubscriptionKey } from "#lib/domain/subscription/subscriber.ts";
import { attributeOf, type Metadata } from "#lib/rating/metadata.ts";

type Agreed = { readonly networks?: AllowedNetworks } | null;
type Used = { readonly subscription: SubscriptionKey; readonly udrType: string; readonly metadata: Metadata };

/**
 * Why usage would wait if it came in again under an agreement, or null where it would be taken. The SIM's own networks go before those
 * agreed, so then the agreement does nothing.
 */
export async function waitsByNetwork(reader: Reader, agreed: Agreed, { subscription, udrType, metadata }: Used): Promise<string | null> {
  const own = (await findSubscriptionNetworks(reader, subscription))?.networks ?? null;
  const networks = own ?? agreed?.networks ?? null;
  if (networks === null) return null;
  const definitions = await loadDefinitions(reader);
  const declared = declarationsOf(networks.attribute, definitions).find((declaration) => declaration.udrType === udrType);
  const list = definitions.valueLists[declared?.definition.values ?? ""] ?? [];
  if (decideNetwork(networks, metadata, isUnderIn(list)) !== "outside") return null;
  return `It would wait: ${networks.attribute} ${attributeOf(metadata, networks.attribute) ?? ""} is not allowed.`;
}
