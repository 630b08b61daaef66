"use client";

import { OctagonPause } from "lucide-react";
import type { SetHoldInput } from "#lib/domain/hold/hold-schema.ts";
import type { HoldActions } from "./hold-actions.ts";
import { ReasonDialog } from "./reason-dialog.tsx";

type SetHoldProps = { readonly target: SetHoldInput["target"]; readonly name: string; readonly setHold: HoldActions["setHold"] };

/** One person is enough to stop what is wrong. */
export function SetHold({ target, name, setHold }: SetHoldProps) {
  return (
    <ReasonDialog
      title={`Put ${name} on hold?`}
      description="At once, nothing is rated, ordered or billed by it any more. Releasing it takes two people."
      hint="Whoever is refused a price because of it reads this."
      label="Put on hold"
      variant="danger"
      done={`${name} is on hold.`}
      run={(reason, options) => setHold({ target, reason }, options)}
      triggerVariant="ghost"
      trigger={
        <>
          <OctagonPause aria-hidden="true" />
          Hold<span className="sr-only"> {name}</span>
        </>
      }
    />
  );
}
