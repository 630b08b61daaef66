import type { DiscountApplication } from "#lib/domain/discount/discount-document.ts";
import type { DiscountChoices } from "#lib/domain/discount/discount-view.ts";
import { Panel } from "../../ui/panel.tsx";
import { AdHocFields } from "./ad-hoc-fields.tsx";
import { PeriodFields } from "./period-fields.tsx";
import { ScopeFields } from "./scope-fields.tsx";
import { type FieldsProps, TermsFields } from "./terms-fields.tsx";

type DiscountTermsProps = FieldsProps & { readonly application: DiscountApplication; readonly choices: DiscountChoices };

/** Everything that a version says, in the order in which one thinks of it. */
export function DiscountTerms({ application, choices, ...fields }: DiscountTermsProps) {
  return (
    <>
      <Panel title="What it gives" className="max-w-4xl">
        <div className="grid gap-4">
          <TermsFields {...fields} />
          {application === "auto" ? <PeriodFields {...fields} /> : <AdHocFields {...fields} />}
        </div>
      </Panel>
      <Panel
        title="When it holds"
        className="max-w-4xl"
        description="Every condition must hold. The conditions that fail are told with each price."
      >
        <ScopeFields {...fields} choices={choices} />
      </Panel>
    </>
  );
}
