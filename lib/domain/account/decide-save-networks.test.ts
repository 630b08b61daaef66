import { describe, expect, it } from "vitest";
import type { AllowedNetworks } from "../agreement/allowed-networks-schema.ts";
import { parseDefinitions } from "../price-plan/definitions.ts";
import { decideSaveNetworks, type NetworksSave } from "./decide-save-networks.ts";

const EU: AllowedNetworks = { attribute: "network", allowed: ["EU"], outside: "park" };
const UK: AllowedNetworks = { ...EU, allowed: ["UK"] };

const definitions = parseDefinitions({
  timeModels: {},
  zones: {},
  valueLists: { NETWORKS: [{ value: "EU" }, { value: "UK" }] },
  udrTypes: { DATA: { unit: "MB", unitDecimals: 0, attributes: { network: { type: "choice", values: "NETWORKS" } } } },
});

describe("networks of a subscription", () => {
  it.each([
    ["the first", {}, "create 1"],
    ["over what was read", { revision: 3, stored: { networks: UK, revision: 3 } }, "edit 4"],
    ["as agreed again", { wanted: null, revision: 3, stored: { networks: UK, revision: 3 } }, "edit 4"],
    [
      "the same again",
      { revision: 1, stored: { networks: { outside: "park", allowed: ["EU"], attribute: "network" }, revision: 3 } },
      "keep 3",
    ],
    ["over an older one", { revision: 2, stored: { networks: UK, revision: 3 } }, "STALE_REVISION"],
    ["as the first where there is one", { stored: { networks: null, revision: 3 } }, "STALE_REVISION"],
    ["over one that is not there", { revision: 1 }, "STALE_REVISION"],
    ["a network that is not listed", { wanted: { ...EU, allowed: ["EU", "US"] } }, "DEFINITION_INVALID networks.allowed[1]"],
    ["an attribute that nothing has", { wanted: { ...EU, attribute: "place" } }, "DEFINITION_INVALID networks.attribute"],
    ["a stale one that is not listed", { wanted: { ...EU, allowed: ["US"] }, revision: 1 }, "STALE_REVISION"],
  ] satisfies readonly (readonly [string, Partial<NetworksSave>, string])[])("%s", (_name, change, answer) => {
    const decided = decideSaveNetworks({ wanted: EU, revision: null, stored: null, definitions, editor: null, ...change });
    const { code = "", path = "" } = decided.ok ? {} : decided.refusal;
    expect(decided.ok ? `${decided.value.kind} ${decided.value.revision}` : `${code} ${path}`.trim()).toBe(answer);
  });

  it("say what the other person saved", () => {
    const decided = decideSaveNetworks({ wanted: EU, revision: 1, stored: { networks: UK, revision: 2 }, definitions, editor: "Emil" });
    expect(decided).toMatchObject({
      refusal: { params: { by: "Emil", revision: 2, networks: "network only UK (usage elsewhere waits until somebody decides)" } },
    });
  });
});
