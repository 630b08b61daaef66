"use client";

import { useQuery } from "@tanstack/react-query";
import { type SubmitEvent, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Code } from "#components/ui/code.tsx";
import { Field } from "#components/ui/field.tsx";
import { formatInstant } from "#components/ui/format-instant.ts";
import { Input } from "#components/ui/input.tsx";
import { instantOf } from "#components/ui/iso-instant.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { RefusalMessage } from "#components/ui/refusal-message.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { versionInWords } from "#lib/domain/account/step-words.ts";
import type { OwnerPrices } from "#lib/domain/price-plan/plan-audience.ts";
import { fetchOwnerPrices, pinKeys } from "./pin-queries.ts";

const NUMBER = /^[AS]-\d{1,15}$/i;

/** Which plan and version an account or a subscription pays by: now, next, and why. */
export function OwnerPricesPanel({ code }: { readonly code: string }) {
  const [text, setText] = useState("");
  const [asked, setAsked] = useState<string | null>(null);
  const [isOdd, setOdd] = useState(false);
  const query = useQuery({
    queryKey: pinKeys.owner(asked ?? ""),
    queryFn: ({ signal }) => fetchOwnerPrices(asked ?? "", signal),
    enabled: asked !== null,
    staleTime: 0,
    gcTime: 0,
  });

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    const number = text.trim().toUpperCase();
    setOdd(!NUMBER.test(number));
    if (!NUMBER.test(number)) return;
    if (number === asked) void query.refetch();
    setAsked(number);
  }

  const answer = asked === null ? null : (query.data ?? null);
  return (
    <Panel title="What somebody pays by" description="Which plan is asked first, by which version, and which next.">
      <form noValidate onSubmit={submit} className="flex flex-wrap items-end gap-2">
        <Field
          label="Account or subscription number"
          error={isOdd ? "A number such as A-10001 or S-20001." : undefined}
          className="min-w-48 flex-1"
        >
          {(control) => (
            <Input {...control} value={text} autoComplete="off" spellCheck={false} onChange={(event) => setText(event.target.value)} />
          )}
        </Field>
        <Button type="submit" pending={query.isFetching}>
          Look
        </Button>
      </form>
      <div role="status" className="mt-3 empty:mt-0">
        {query.isError ? <RefusalMessage title="It could not be read." message="Try again in a moment." /> : null}
        {answer === null ? null : answer.ok ? (
          <Prices prices={answer.value} code={code} />
        ) : (
          <p className="text-muted">{`There is no account or subscription ${asked ?? ""}.`}</p>
        )}
      </div>
    </Panel>
  );
}

function Prices({ prices, code }: { readonly prices: OwnerPrices; readonly code: string }) {
  const { account, accountName, zone, subscriptions } = prices;
  const dateText = (iso: string) => formatInstant(instantOf(iso), zone);
  return (
    <div className="grid gap-2">
      <p>
        {accountName === null ? (
          <span className="text-muted">{`Account ${account}`}</span>
        ) : (
          <TextLink href={`/accounts/${account}`}>{`${accountName}, ${account}`}</TextLink>
        )}
      </p>
      <ul aria-label={`Prices of ${account}`} className="grid gap-2">
        {subscriptions.map(({ number, steps }) => (
          <li key={number} className="grid gap-0.5">
            <Code>{number}</Code>
            {steps.length === 0 ? <span className="text-muted">No plan is asked.</span> : null}
            <ol className="grid gap-0.5">
              {steps.map((step, index) => (
                <li key={step.code} className={step.code === code ? "" : "text-muted"}>
                  {index === 0 ? step.name : `else ${step.name}`}{" "}
                  <span className="text-xs">{`${step.because}: ${versionInWords(step, dateText)}`}</span>
                </li>
              ))}
            </ol>
          </li>
        ))}
      </ul>
      {subscriptions.length === 0 ? <p className="text-muted">It has no subscription.</p> : null}
    </div>
  );
}
