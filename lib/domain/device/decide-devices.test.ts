import { describe, expect, it } from "vitest";
import { decideAddDevice, decideDefaultDevice, decideDeliverTo, decideLabelDevice, decideRemoveDevice } from "./decide-devices.ts";
import type { Device } from "./device.ts";
import { deviceNumber } from "./device-schema.ts";
import { deviceChoices, deviceInWords, deviceViews } from "./device-view.ts";

const device = (number: string, rest: Partial<Device> = {}): Device => ({ number, label: null, isRemoved: false, ...rest });

/** A household with two cards in use and one that was removed. */
const HOUSE = {
  subscription: "S-20001",
  defaultNumber: "4400100101",
  devices: [device("4400100101", { label: "Living room" }), device("4400100102"), device("4400100103", { isRemoved: true })],
};
const NOBODY = { subscription: "S-20009", defaultNumber: null, devices: [] };

const codeOf = (result: { readonly ok: boolean; readonly refusal?: { readonly code: string } }) =>
  result.ok ? "ok" : result.refusal?.code;

describe("a device is added", () => {
  it.each([
    ["a new one", HOUSE, "4400100109", null, { kind: "insert", becomesDefault: false }],
    ["the first, which is the default", NOBODY, "4400100109", null, { kind: "insert", becomesDefault: true }],
    ["one that was removed comes back", HOUSE, "4400100103", null, { kind: "restore", becomesDefault: false }],
    ["the household's own card", HOUSE, "4400100109", "S-20001", { kind: "insert", becomesDefault: false }],
  ])("%s", (_, own, number, knownAt, value) => {
    expect(decideAddDevice({ own, number, knownAt })).toEqual({ ok: true, value });
  });

  it.each([
    ["is there already", "4400100102", null, "S-20001"],
    ["is another household's card", "4400100109", "S-20002", "S-20002"],
    ["was removed here and is another household's now", "4400100103", "S-20002", "S-20002"],
  ])("and refused when it %s", (_, number, knownAt, subscription) => {
    expect(decideAddDevice({ own: HOUSE, number, knownAt })).toMatchObject({
      refusal: { code: "DEVICE_TAKEN", path: "number", params: { ending: number.slice(-3), subscription } },
    });
  });

  it.each([" 4400100101 ", "AA:BB:CC:00:11:22", "x"])("under a number such as %j", (text) => {
    expect(deviceNumber.parse(text)).toBe(text.trim());
  });

  it.each(["", "  ", "-1", "4400•••101", "a".repeat(41), "one\ntwo"])("but not %j", (text) => {
    expect(deviceNumber.safeParse(text).success).toBe(false);
  });
});

describe("what is done with one device", () => {
  it.each([
    ["a label", "4400100102", { label: "Bedroom", seen: null }, "ok"],
    ["the label that it has", "4400100101", { label: "Living room", seen: "Hall" }, "ok"],
    ["over a label that was not seen", "4400100101", { label: "Bedroom", seen: null }, "STALE_REVISION"],
    ["of one that was removed", "4400100103", { label: "Bedroom", seen: null }, "DEVICE_UNKNOWN"],
    ["of one that never was", "4400100109", { label: "Bedroom", seen: null }, "DEVICE_UNKNOWN"],
  ])("label: %s", (_, number, wish, code) => {
    expect(codeOf(decideLabelDevice(HOUSE, { number, ...wish }))).toBe(code);
  });

  it.each([
    ["another", "4400100102", "4400100101", { ok: true, value: "edit" }],
    ["the default itself", "4400100101", null, { ok: true, value: "keep" }],
    ["over a default that was not seen", "4400100102", null, { refusal: { code: "STALE_REVISION" } }],
    ["one that was removed", "4400100103", "4400100101", { refusal: { code: "DEVICE_UNKNOWN" } }],
  ])("make default: %s", (_, number, seen, outcome) => {
    expect(decideDefaultDevice(HOUSE, { number, seen })).toMatchObject(outcome);
  });

  it.each([
    ["one of two", HOUSE, "4400100102", { ok: true, value: { isChanged: true, leavesNone: false } }],
    ["one that was removed already", HOUSE, "4400100103", { ok: true, value: { isChanged: false, leavesNone: false } }],
    [
      "the default beside another",
      HOUSE,
      "4400100101",
      { refusal: { code: "DEVICE_IS_DEFAULT", path: "number", params: { ending: "101" } } },
    ],
    [
      "the default when it is the last",
      { ...HOUSE, devices: [device("4400100101"), device("4400100103", { isRemoved: true })] },
      "4400100101",
      { ok: true, value: { isChanged: true, leavesNone: true } },
    ],
    ["one that never was", HOUSE, "4400100109", { refusal: { code: "DEVICE_UNKNOWN" } }],
  ])("remove: %s", (_, own, number, outcome) => {
    expect(decideRemoveDevice(own, number)).toMatchObject(outcome);
  });
});

describe("an order goes", () => {
  it.each([
    ["to the default where it names none", HOUSE, undefined, { ok: true, value: "4400100101" }],
    ["to the one that it names", HOUSE, "4400100102", { ok: true, value: "4400100102" }],
    ["nowhere where there is none", NOBODY, undefined, { ok: true, value: null }],
    [
      "not to one that was removed",
      HOUSE,
      "4400100103",
      { refusal: { code: "DEVICE_UNKNOWN", path: "device", params: { ending: "103" } } },
    ],
    ["not to another household's", HOUSE, "4400100109", { refusal: { code: "DEVICE_UNKNOWN" } }],
  ])("%s", (_, own, asked, outcome) => {
    expect(decideDeliverTo(own, asked)).toMatchObject(outcome);
  });
});

describe("devices are shown", () => {
  it("the default first, those that were removed last, masked where they need not be compared", () => {
    const turned = { ...HOUSE, defaultNumber: "4400100102" };
    expect(deviceViews(turned, { isMasked: true }).map(({ number, isDefault, isRemoved }) => [number, isDefault, isRemoved])).toEqual([
      ["•••••••102", true, false],
      ["•••••••101", false, false],
      ["•••••••103", false, true],
    ]);
    expect(deviceChoices(turned).map((choice) => deviceInWords(choice))).toEqual(["Ending 102", "Living room, ending 101"]);
  });
});
