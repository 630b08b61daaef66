"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { Amount } from "#components/ui/amount.tsx";
import { cn } from "#components/ui/class-names.ts";
import { Field } from "#components/ui/field.tsx";
import { FilterSelect } from "#components/ui/filter-select.tsx";
import { localText } from "#components/ui/format-instant.ts";
import { InstantField } from "#components/ui/instant-field.tsx";
import { keyedTexts } from "#components/ui/keyed-texts.ts";
import { Notice } from "#components/ui/notice.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { useSettled } from "#components/ui/use-settled.ts";
import { zoneCity } from "#components/ui/zone-city.ts";
import { type ComparedReason, compareReasons, type WhatIfAnswer, type WhatIfChoice } from "#lib/domain/what-if/what-if-view.ts";
import { instantToString } from "#lib/kernel/instant.ts";
import { instantOfWallTime } from "#lib/kernel/zone.ts";
import type { ExplainedInWords } from "#lib/rating/words/explain-in-words.ts";
import { instantOf } from "../ui/iso-instant.tsx";
import { fetchChoices, fetchWhatIf, type WhatIfQuestion, whatIfKeys } from "./what-if-queries.ts";

export type WhatIfPanelProps = {
  readonly udrId: number;
  readonly from: string;
  readonly zone: string;
  readonly currency: string;
  /** The charge that stands; null where none does. */
  readonly gross: string | null;
  readonly price: ExplainedInWords | null;
};

const SETTLE_MILLIS = 300;
const IN_FORCE = "inForce";

/** The same usage under another version, another plan, or at another time, beside what it costs. Nothing is written. */
export function WhatIfPanel(props: WhatIfPanelProps) {
  const { udrId, from, zone } = props;
  const opened = localText(instantOf(from), zone);
  const [under, setUnder] = useState(IN_FORCE);
  const [local, setLocal] = useState(opened);
  const choices = useQuery({ queryKey: whatIfKeys.choices(udrId), queryFn: ({ signal }) => fetchChoices(udrId, signal) });
  const question = useSettled(questionOf({ udrId, under, local, opened, zone }), SETTLE_MILLIS);
  const answer = useQuery({
    queryKey: whatIfKeys.answer(question),
    queryFn: ({ signal }) => (question === null ? null : fetchWhatIf(question, signal)),
    enabled: question !== null,
    placeholderData: keepPreviousData,
  });
  return (
    <section aria-label="What would it cost" className="mt-3 grid gap-3">
      <div className="@md:grid-cols-2 grid gap-3">
        <Field label="Under">
          {(control) => <FilterSelect {...control} options={optionsOf(choices.data ?? [])} value={under} onValueChange={setUnder} />}
        </Field>
        <Field label="Used from">
          {(control) => <InstantField {...control} value={local} onValueChange={setLocal} zone={zoneCity(zone)} />}
        </Field>
      </div>
      <div aria-live="polite" aria-busy={answer.isFetching} className={cn("transition-opacity", answer.isPlaceholderData && "opacity-60")}>
        {body()}
      </div>
    </section>
  );

  function body(): ReactNode {
    if (answer.isError || choices.isError) return <Notice tone="negative" title="There is no answer. Nothing was changed." />;
    const found = answer.data ?? null;
    if (found === null) {
      return question === null ? (
        <p className="text-muted">Choose another version or another time.</p>
      ) : (
        <Skeleton className="h-24 w-full" />
      );
    }
    return found.ok ? <SideBySide {...props} answer={found.value} /> : <Notice tone="caution" title={found.problem.title} />;
  }
}

type Chosen = {
  readonly udrId: number;
  readonly under: string;
  readonly local: string;
  readonly opened: string;
  readonly zone: string;
};

/** Null while nothing differs from what happened, or the time is not whole. */
function questionOf({ udrId, under, local, opened, zone }: Chosen): WhatIfQuestion | null {
  const at = local === opened ? undefined : instantText(local, zone);
  if (at === null || (at === undefined && under === IN_FORCE)) return null;
  const [version = "", ...code] = under.split(" ");
  return { udrId, ...(under === IN_FORCE ? {} : { plan: code.join(" "), version }), ...(at === undefined ? {} : { at }) };
}

const LOCAL = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})/;

function instantText(local: string, zone: string): string | null {
  const read = LOCAL.exec(local);
  if (read === null) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = read.slice(1).map((part) => Number.parseInt(part, 10));
  return instantToString(instantOfWallTime({ year, month, day, hour, minute }, zone));
}

const STATES = { live: "live", scheduled: "scheduled", superseded: "superseded", corrective: "corrective", draft: "draft" } as const;

function optionsOf(choices: readonly WhatIfChoice[]) {
  const named = choices.map(({ plan, planName, version, state, isCurrent }) => ({
    value: `${version} ${plan}`,
    label: `${planName}, ${version === "draft" ? "the draft" : `version ${version}, ${STATES[state]}`}${isCurrent ? " (priced it)" : ""}`,
  }));
  return [{ value: IN_FORCE, label: "What is in force at that time" }, ...named];
}

type SideBySideProps = WhatIfPanelProps & { readonly answer: WhatIfAnswer };

function SideBySide({ gross, price, currency, answer }: SideBySideProps) {
  const under = `${answer.planName}, ${answer.version === "draft" ? "draft" : `version ${answer.version}`}`;
  return (
    <div className="grid gap-3">
      {answer.difference === null ? null : (
        <p className="font-medium">
          <Difference difference={answer.difference} currency={currency} />
        </p>
      )}
      <div className="@md:grid-cols-2 grid gap-3">
        <Side title="It costs" gross={gross} currency={currency} headline={price?.headline ?? "Nothing stands for it."}>
          <Reasons reasons={price === null ? [] : compareReasons(price, answer.price)} />
        </Side>
        <Side title={`Under ${under}`} gross={answer.gross} currency={currency} headline={answer.price.headline}>
          <Reasons reasons={compareReasons(answer.price, price)} />
        </Side>
      </div>
    </div>
  );
}

function Difference({ difference, currency }: { readonly difference: string; readonly currency: string }) {
  if (/^-?0(\.0*)?$/.test(difference)) return <>It would cost the same.</>;
  const isLess = difference.startsWith("-");
  return (
    <>
      It would cost <Amount value={difference.replace("-", "")} currency={currency} emphasis="strong" /> {isLess ? "less" : "more"}.
    </>
  );
}

type SideProps = {
  readonly title: string;
  readonly gross: string | null;
  readonly currency: string;
  readonly headline: string;
  readonly children: ReactNode;
};

function Side({ title, gross, currency, headline, children }: SideProps) {
  return (
    <div className="min-w-0 rounded-md border bg-panel p-3">
      <h3 className="text-muted text-xs">{title}</h3>
      {gross === null ? null : <Amount value={gross} currency={currency} emphasis="large" />}
      <p className="mt-1 text-pretty font-medium">{headline}</p>
      {children}
    </div>
  );
}

function Reasons({ reasons }: { readonly reasons: readonly ComparedReason[] }) {
  return (
    <ul className="mt-2 grid gap-1 text-xs">
      {keyedTexts(reasons).map(({ id, text, isChanged }) => (
        <li key={id} className={cn("text-pretty", !isChanged && "text-muted")}>
          {isChanged ? <Tag className="mr-1.5">differs</Tag> : null}
          {text}
        </li>
      ))}
    </ul>
  );
}
