import { canonicalJson } from "#lib/kernel/canonical-json.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { AllowedNetworks } from "../agreement/allowed-networks-schema.ts";
import { type NetworkDefinitions, networkProblems } from "../agreement/check-networks.ts";
import { networksInWords } from "../agreement/networks-words.ts";
import type { Refusal } from "../refusal.ts";

export type NetworksSave = {
  readonly wanted: AllowedNetworks | null;
  /** The one that was read; null: there was none yet. */
  readonly revision: number | null;
  readonly stored: { readonly networks: AllowedNetworks | null; readonly revision: number } | null;
  readonly definitions: NetworkDefinitions;
  /** Who changed it last. */
  readonly editor: string | null;
};

export type SavedNetworks = { readonly kind: "create" | "edit" | "keep"; readonly revision: number };

/** Saved over the revision that was read, for what exists. Saving what is there already changes nothing, so a retry is no conflict. */
export function decideSaveNetworks({ wanted, revision, stored, definitions, editor }: NetworksSave): Result<SavedNetworks, Refusal> {
  if (stored !== null && canonicalJson(wanted) === canonicalJson(stored.networks)) {
    return ok({ kind: "keep", revision: stored.revision });
  }
  if (revision !== (stored?.revision ?? null)) {
    const params = { by: editor ?? "Somebody" };
    const current = stored && { revision: stored.revision, networks: ownNetworksInWords(stored.networks) };
    return refused({ code: "STALE_REVISION", params: { ...params, ...current } });
  }
  const [problem] = wanted === null ? [] : networkProblems(wanted, definitions);
  if (problem !== undefined) {
    return refused({ code: "DEFINITION_INVALID", path: `networks.${problem.path}`, params: { problem: problem.message } });
  }
  return ok(stored === null ? { kind: "create", revision: 1 } : { kind: "edit", revision: stored.revision + 1 });
}

/** Also for the audit. */
export function ownNetworksInWords(networks: AllowedNetworks | null): string {
  return networks === null ? "as agreed" : networksInWords(networks);
}
