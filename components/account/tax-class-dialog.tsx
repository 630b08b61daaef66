"use client";

import { useState } from "react";
import { TAX_CLASS_EFFECTS, TAX_CLASS_NAMES, TAX_CLASS_STAYS } from "#lib/domain/account/tax-class.ts";
import type { ChangeTaxClassInput } from "#lib/domain/account/tax-class-schema.ts";
import type { TaxClass } from "#lib/domain/subscription/subscriber.ts";
import type { Action } from "#lib/web/action-result.ts";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { RadioGroup } from "../ui/radio-group.tsx";
import { Textarea } from "../ui/textarea.tsx";
import { PeopleDialog } from "./people-dialog.tsx";

type TaxClassDialogProps = {
  readonly account: string;
  readonly taxClass: TaxClass;
  readonly change: Action<ChangeTaxClassInput, unknown>;
};

const CLASSES = ["standard", "exempt", "reverseCharge"] as const satisfies readonly TaxClass[];

/** Whether the account pays tax, with the reason why that changes. */
export function TaxClassDialog({ account, taxClass, change }: TaxClassDialogProps) {
  const [wanted, setWanted] = useState<TaxClass>(taxClass);
  const [reason, setReason] = useState("");
  return (
    <PeopleDialog
      title={`Tax class of ${account}`}
      description={TAX_CLASS_STAYS}
      trigger={<Button>Change tax class</Button>}
      done="Tax class saved"
      onOpen={() => {
        setWanted(taxClass);
        setReason("");
      }}
      save={(options) => change({ account, taxClass: wanted, seen: taxClass, reason }, options)}
    >
      {(errorOf) => (
        <>
          <RadioGroup
            label="Tax class"
            value={wanted}
            options={CLASSES.map((value) => ({ value, label: TAX_CLASS_NAMES[value], detail: TAX_CLASS_EFFECTS[value] }))}
            onValueChange={(text) => setWanted(CLASSES.find((each) => each === text) ?? wanted)}
          />
          <Field label="Why" hint="It stands in the audit." error={errorOf("reason")}>
            {(control) => <Textarea {...control} rows={2} value={reason} required onChange={(event) => setReason(event.target.value)} />}
          </Field>
        </>
      )}
    </PeopleDialog>
  );
}
