import type { BillingTermChoices } from "#lib/domain/billing-term/billing-term-choices.ts";
import { effectsOfChange, nextCycles, termsInWords } from "#lib/domain/billing-term/billing-term-effects.ts";
import { type BillingTermState, billingTermState } from "#lib/domain/billing-term/billing-term-state.ts";
import { type BoundedSubscriptions, subscriptionsInWords } from "#lib/domain/billing-term/billing-term-view.ts";
import { type Instant, instantToString } from "#lib/kernel/instant.ts";
import { formatMoney } from "../../ui/format-money.ts";
import { IsoInstant, instantOf } from "../../ui/iso-instant.tsx";
import { Panel } from "../../ui/panel.tsx";

type BillingTermMeaningProps = {
  readonly state: BillingTermState;
  /** As it is stored; null of a new one. */
  readonly before: BillingTermState | null;
  readonly isReadable: boolean;
  readonly subscriptions: BoundedSubscriptions;
  readonly choices: BillingTermChoices;
};

/** The form as one sentence, with the dates of an example, and what it changes for subscriptions that there are. */
export function BillingTermMeaning({ state, before, isReadable, subscriptions, choices }: BillingTermMeaningProps) {
  const { currency, defaultPlan } = state;
  const value = state.maximumUnbilledAmount;
  const amount = value === null || !isReadable ? null : formatMoney({ value, currency });
  return (
    <div className="grid min-w-0 gap-4 lg:sticky lg:top-4">
      <Panel title="In words">
        <p role="status" className="text-pretty text-base">
          {isReadable ? termsInWords(state, amount) : "What is marked in the form has to be mended first."}
        </p>
        {isReadable ? <Example state={state} choices={choices} /> : null}
      </Panel>
      {before === null || subscriptions.count === 0 ? null : (
        <Panel title="For those who have it" description={`${subscriptionsInWords(subscriptions)} billed by it`}>
          <Effects
            effects={
              isReadable
                ? effectsOfChange(billingTermState(before), billingTermState(state), {
                    amount,
                    planName: choices.plans.find(({ code }) => code === defaultPlan)?.name ?? null,
                  })
                : []
            }
          />
        </Panel>
      )}
    </div>
  );
}

function Effects({ effects }: { readonly effects: readonly string[] }) {
  if (effects.length === 0) return <p className="text-muted">Nothing changes for them so far.</p>;
  return (
    <>
      <p className="pb-1 font-medium">From the saving on:</p>
      <ul className="grid list-disc gap-1 pl-4">
        {effects.map((effect) => (
          <li key={effect} className="text-pretty">
            {effect}
          </li>
        ))}
      </ul>
    </>
  );
}

function Example({ state, choices: { now, zone } }: Pick<BillingTermMeaningProps, "state" | "choices">) {
  const startedAt = instantOf(now);
  const { billingMethod: method, cycleDay, frequencyMonths } = state;
  const begins: readonly Instant[] = nextCycles({ method, cycleDay, frequencyMonths, startedAt, timeZone: zone }, 3);
  return (
    <div className="mt-3 border-t pt-3">
      <p className="text-muted text-xs">The next cycles of a subscription that begins today:</p>
      <ol aria-label="Next cycles" className="figures mt-1 grid gap-0.5">
        {begins.map((begin) => (
          <li key={begin}>
            <IsoInstant iso={instantToString(begin)} zone={zone} style="date" />
          </li>
        ))}
      </ol>
    </div>
  );
}
