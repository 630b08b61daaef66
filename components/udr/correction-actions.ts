import type * as z from "zod";
import type { ChangeDone } from "#lib/domain/udr/change-preview.ts";
import type { adjustUdrInput, cancelUdrInput, reverseUdrInput, setDirectiveInput, UdrChange } from "#lib/domain/udr/udr-action-schema.ts";
import type { Action, ActionOptions, ActionResult } from "#lib/web/action-result.ts";

/** The server actions of the Actions menu, as the page hands them down. */
export type CorrectionActions = {
  readonly adjustUdr: Action<z.input<typeof adjustUdrInput>, ChangeDone>;
  readonly cancelUdr: Action<z.input<typeof cancelUdrInput>, ChangeDone>;
  readonly reverseUdr: Action<z.input<typeof reverseUdrInput>, ChangeDone>;
  readonly setDirective: Action<z.input<typeof setDirectiveInput>, ChangeDone>;
};

export type AgreedTo = {
  readonly reasonCode: string;
  readonly reasonText?: string;
  readonly previewToken: string;
  readonly asksApproval?: boolean;
};

export function submitChange(
  actions: CorrectionActions,
  { change, ...agreed }: AgreedTo & { readonly change: UdrChange },
  options: ActionOptions,
): Promise<ActionResult<ChangeDone>> {
  switch (change.action) {
    case "adjust":
      return actions.adjustUdr({ change, ...agreed }, options);
    case "cancel":
      return actions.cancelUdr({ change, ...agreed }, options);
    case "setBillable":
    case "setCreditable":
    case "setNotToBeBilled":
      return actions.setDirective({ change, ...agreed }, options);
    case "reverse":
      return actions.reverseUdr({ change, ...agreed }, options);
  }
}
