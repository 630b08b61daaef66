"use server";

import { holdAtRevision, requestReleaseInput, setHoldInput } from "#lib/domain/hold/hold-schema.ts";
import { keepHold as keepHoldOperation } from "#lib/operations/hold/keep-hold.ts";
import { releaseHold as releaseHoldOperation } from "#lib/operations/hold/release-hold.ts";
import { requestRelease as requestReleaseOperation } from "#lib/operations/hold/request-release.ts";
import { setHold as setHoldOperation } from "#lib/operations/hold/set-hold.ts";
import { defineAction } from "#lib/web/define-action.ts";

export const setHold = defineAction({
  name: "offer.hold",
  permission: "offer.hold",
  input: setHoldInput,
  run: setHoldOperation,
});

export const requestRelease = defineAction({
  name: "offer.requestRelease",
  permission: "offer.hold",
  input: requestReleaseInput,
  run: requestReleaseOperation,
});

export const releaseHold = defineAction({
  name: "offer.release",
  permission: "offer.hold",
  input: holdAtRevision,
  run: releaseHoldOperation,
});

export const keepHold = defineAction({
  name: "offer.keepHold",
  permission: "offer.hold",
  input: holdAtRevision,
  run: keepHoldOperation,
});
