import type { ReactNode } from "react";
import type { LimitsDraft } from "#lib/domain/account/limits-draft.ts";
import { ExactInput } from "../../ui/exact-input.tsx";
import { Field } from "../../ui/field.tsx";
import { fieldId } from "../use-definition-form.ts";

type Rules = Pick<LimitsDraft, "tolerated" | "blocksWithoutLimit" | "blocksBeyondCreditLimit">;

type LimitRulesProps = {
  readonly rules: Rules;
  readonly errorOf: (field: string) => string | undefined;
  readonly onChange: (change: Partial<Rules>) => void;
  /** The credit limit, where it is set beside its rule. */
  readonly children?: ReactNode;
};

/** How strictly limits are kept: of an account, and of an agreement. */
export function LimitRules({ rules, errorOf, onChange, children }: LimitRulesProps) {
  return (
    <div className="grid gap-4 @lg:grid-cols-2">
      <Field
        id={fieldId("tolerated")}
        label="Tolerated overrun"
        hint="By how much each limit may be overrun: 10 lets €22 pass where €20 is set."
        error={errorOf("tolerated")}
      >
        {(control) => <ExactInput {...control} after="%" value={rules.tolerated} onValueChange={(tolerated) => onChange({ tolerated })} />}
      </Field>
      <Check
        label="Refuse what no limit names"
        hint="Only services that a limit is for may be ordered."
        isChecked={rules.blocksWithoutLimit}
        onChange={(blocksWithoutLimit) => onChange({ blocksWithoutLimit })}
      />
      {children}
      <Check
        label="Refuse orders beyond the credit limit"
        hint="Otherwise it is for information."
        isChecked={rules.blocksBeyondCreditLimit}
        onChange={(blocksBeyondCreditLimit) => onChange({ blocksBeyondCreditLimit })}
      />
    </div>
  );
}

type CheckProps = {
  readonly label: string;
  readonly hint: string;
  readonly isChecked: boolean;
  readonly onChange: (isChecked: boolean) => void;
};

function Check({ label, hint, isChecked, onChange }: CheckProps) {
  return (
    <label className="flex items-start gap-2 @lg:pt-6.5">
      <input
        type="checkbox"
        checked={isChecked}
        className="mt-0.5 size-4 shrink-0 accent-accent"
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>
        {label}
        <span className="block text-muted text-xs">{hint}</span>
      </span>
    </label>
  );
}
