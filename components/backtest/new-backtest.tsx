"use client";

import { FlaskConical } from "lucide-react";
import { useRouter } from "next/navigation";
import { type SubmitEvent, useState, useTransition } from "react";
import { Button } from "#components/ui/button.tsx";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { Field } from "#components/ui/field.tsx";
import { FilterSelect } from "#components/ui/filter-select.tsx";
import { KeyHint } from "#components/ui/key-hint.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { RefusalMessage } from "#components/ui/refusal-message.tsx";
import { routeHref } from "#components/ui/route-href.ts";
import { submitOnControlEnter } from "#components/ui/submit-on-control-enter.ts";
import type { BacktestChoices } from "#lib/domain/backtest/backtest-view.ts";
import { messageOf } from "#lib/web/action-result.ts";
import type { StartBacktest } from "./backtest-actions.ts";
import { accountOptions, formErrors, initialForm, startInput, targetOptions, withPeriod } from "./backtest-form.ts";
import { backtestHref } from "./backtest-query.ts";
import { PeriodChoice } from "./period-choice.tsx";
import { PeriodDates } from "./period-dates.tsx";

type NewBacktestProps = {
  readonly choices: BacktestChoices;
  /** Of the draft that is shown as the one to be tried. */
  readonly revision: number;
  readonly startBacktest: StartBacktest;
};

type NotStarted = { readonly message: string; readonly code?: string };

/** Which usage to try the draft on. It begins filled in: pressing the button is enough. */
export function NewBacktest({ choices, revision, startBacktest }: NewBacktestProps) {
  const router = useRouter();
  const [form, setForm] = useState(() => initialForm(choices));
  const [attempt, setAttempt] = useState(0);
  const [notStarted, setNotStarted] = useState<NotStarted | null>(null);
  const [pending, startTransition] = useTransition();
  // A new one after every answer: only what got none is the same backtest asked for again.
  const [idempotencyKey, setIdempotencyKey] = useState(() => crypto.randomUUID());
  const { code } = choices.plan;
  const errors = attempt === 0 ? [] : formErrors(form);

  function start(event: SubmitEvent): void {
    event.preventDefault();
    setAttempt((count) => count + 1);
    setNotStarted(null);
    if (pending || formErrors(form).length > 0) return;
    startTransition(async () => {
      const result = await startBacktest(startInput(form, { code, revision }), { idempotencyKey }).catch(() => null);
      if (result === null) return setNotStarted({ message: "No answer came. Start it again: it never runs twice." });
      if (result.ok) return router.push(routeHref(backtestHref({ code, backtestId: result.value.backtestId })));
      setIdempotencyKey(crypto.randomUUID());
      setNotStarted({ message: messageOf(result), ...(result.refusal ? { code: result.refusal.code } : {}) });
      // Brings in the draft that a colleague saved, or the backtest that is in the way.
      router.refresh();
    });
  }

  return (
    <Panel title="New backtest" description="Rates past usage by the draft and by the version in force. Nothing is billed.">
      <form noValidate aria-label="New backtest" onSubmit={start} onKeyDown={submitOnControlEnter} className="grid gap-4">
        <ErrorSummary errors={errors} attempt={attempt} />
        {notStarted ? <RefusalMessage title="It was not started." {...notStarted} /> : null}
        <PeriodChoice value={form.period} onChoose={(period) => setForm(withPeriod(form, period, choices))} />
        <PeriodDates form={form} choices={choices} errors={errors} onDates={(dates) => setForm({ ...form, ...dates, period: "own" })} />
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label="Whose usage">
            {(control) => (
              <FilterSelect
                {...control}
                value={form.classification}
                options={accountOptions(choices)}
                onValueChange={(classification) => setForm({ ...form, classification })}
              />
            )}
          </Field>
          <Field label="Which usage">
            {(control) => (
              <FilterSelect
                {...control}
                value={form.target}
                options={targetOptions(choices)}
                onValueChange={(target) => setForm({ ...form, target })}
              />
            )}
          </Field>
        </div>
        <div className="flex flex-wrap items-center justify-end gap-3">
          <span className="text-muted text-xs">
            <KeyHint keys="Ctrl Enter" /> starts it
          </span>
          <Button type="submit" variant="primary" pending={pending}>
            <FlaskConical aria-hidden="true" />
            Start the backtest
          </Button>
        </div>
      </form>
    </Panel>
  );
}
