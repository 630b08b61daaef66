import { describe, expect, it } from "vitest";
import { decideResend, presetDevice, type ResendFacts } from "./decide-resend.ts";
import { isUndelivered, type SentRequest } from "./sent-request.ts";

const sent = (requestId: number, rest: Partial<SentRequest> = {}): SentRequest => ({
  requestId,
  provisioningProviderId: 7,
  device: "4400100101",
  productCode: "1AQ7",
  state: "delivered",
  ...rest,
});
const inUse = (number: string) => ({ number, label: null, isRemoved: false });

const FACTS: ResendFacts = {
  udr: { state: "posted" },
  requests: [sent(50_001)],
  devices: {
    defaultNumber: "4400100102",
    devices: [inUse("4400100101"), inUse("4400100102"), { ...inUse("4400100103"), isRemoved: true }],
  },
  provider: { name: "Nagra Media Live", state: "effective" },
  productName: "Serendipity",
};
const NO_WISH = { device: undefined, seen: undefined };

describe("a delivery is sent again", () => {
  it.each([
    ["to the device before, unless another is named", {}, {}, { resendsId: 50_001, device: "4400100101" }],
    ["to the one that is named", {}, { device: "4400100102" }, { device: "4400100102" }],
    [
      "as the latest request was, with its code",
      { requests: [sent(50_001), sent(50_004, { productCode: "9Z", state: "failed" })] },
      { seen: 50_004 },
      { resendsId: 50_004, productCode: "9Z", provisioningProviderId: 7 },
    ],
    ["to the default when the device before is gone", { requests: [sent(50_001, { device: "4400100103" })] }, {}, { device: "4400100102" }],
  ])("%s", (_, facts, wish, value) => {
    expect(decideResend({ ...FACTS, ...facts }, { ...NO_WISH, ...wish })).toMatchObject({ ok: true, value });
  });

  it.each([
    ["of a cancelled UDR", { udr: { state: "cancelled" } }, {}, "UDR_CANCELLED"],
    ["of a scheduled one", { udr: { state: "scheduled" } }, {}, "UDR_NOT_POSTED"],
    ["where nothing was to be delivered", { requests: [], provider: null }, {}, "NOTHING_TO_RESEND"],
    ["while the last one waits", { requests: [sent(50_001), sent(50_002, { state: "pending" })] }, {}, "DELIVERY_PENDING"],
    ["by a provider that is not effective", { provider: { name: "Nagra", state: "notEffective" } }, {}, "PROVIDER_NOT_EFFECTIVE"],
    ["after another one that was not seen", { requests: [sent(50_001), sent(50_002)] }, { seen: 50_001 }, "STALE_REVISION"],
    ["to a device that was removed", {}, { device: "4400100103" }, "DEVICE_UNKNOWN"],
    ["where there is no device any more", { devices: { defaultNumber: null, devices: [] } }, {}, "DEVICE_MISSING"],
  ] as const)("but not %s", (_, facts, wish, code) => {
    expect(decideResend({ ...FACTS, ...facts }, { ...NO_WISH, ...wish })).toMatchObject({ ok: false, refusal: { code } });
  });

  it("stands on the device before, or on the default", () => {
    expect(presetDevice(FACTS)).toBe("4400100101");
    expect(presetDevice({ ...FACTS, requests: [sent(1, { device: "4400100103" })] })).toBe("4400100102");
  });
});

describe("the charge is taken back", () => {
  it.each([
    [["failed"], true],
    [["failed", "failed"], true],
    [["delivered", "failed"], false],
    [["failed", "pending"], false],
    [["pending"], false],
    [[], false],
  ] as const)("of requests that are %j: %s", (states, isTaken) => {
    expect(isUndelivered(states.map((state, index) => sent(50_001 + index, { state })))).toBe(isTaken);
  });
});
