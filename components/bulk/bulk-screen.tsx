"use client";

import { Download } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { isUnderWay, ROW_OUTCOMES, type RowOutcome } from "#lib/domain/bulk/bulk.ts";
import type { BulkView } from "#lib/domain/bulk/bulk-view.ts";
import { leftToTry, ROW_OUTCOME_NAMES, tryAgainLabel } from "#lib/domain/bulk/bulk-words.ts";
import { UDR_ACTION_NAMES } from "#lib/domain/udr/udr-actions.ts";
import { Button } from "../ui/button.tsx";
import { buttonStyles } from "../ui/button-styles.ts";
import { Code } from "../ui/code.tsx";
import { DescriptionList } from "../ui/description-list.tsx";
import { IsoInstant } from "../ui/iso-instant.tsx";
import { Notice } from "../ui/notice.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { Panel } from "../ui/panel.tsx";
import { RefusalMessage } from "../ui/refusal-message.tsx";
import { routeHref } from "../ui/route-href.ts";
import { Select } from "../ui/select.tsx";
import { AgreeButtons } from "./agree-buttons.tsx";
import { type AskWords, useAskWords } from "./ask-words.tsx";
import type { BulkMoves } from "./bulk-moves.ts";
import { BulkStatePill } from "./bulk-pills.tsx";
import { BulkRows } from "./bulk-rows.tsx";
import { BulkStanding } from "./bulk-standing.tsx";
import { useBulk } from "./use-bulk.ts";
import { useBulkMove } from "./use-bulk-move.ts";

type BulkScreenProps = {
  readonly initial: BulkView;
  readonly zone: string;
  /** Null for who may only read. */
  readonly moves: BulkMoves | null;
};

/** A bulk correction from the look to the last row, and what can be done with it. */
export function BulkScreen({ initial, zone, moves }: BulkScreenProps) {
  const { view = initial, isLost, refetch } = useBulk(initial.bulkJobId, initial);
  const { move, isPending, notDone } = useBulkMove();
  const router = useRouter();
  const words = useAskWords();
  const [outcome, setOutcome] = useState<RowOutcome | null>(null);
  const { bulkJobId } = view;

  async function press(act: Press): Promise<void> {
    const moved = await move((options) => act(bulkJobId, options));
    await refetch();
    if (moved !== null && moved.bulkJobId !== bulkJobId) router.push(routeHref(`/bulk/${moved.bulkJobId}`));
  }

  return (
    <>
      <PageHeader
        breadcrumbs={[{ label: "Bulk corrections", href: "/bulk" }]}
        title={`Bulk correction ${bulkJobId}`}
        status={<BulkStatePill state={view.state} />}
        description={`${UDR_ACTION_NAMES[view.action]}${view.changes === null ? "" : ` (${view.changes})`}: ${view.selection}`}
        actions={<Actions view={view} words={words} moves={moves} isPending={isPending} press={press} />}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        {isLost ? <Notice tone="caution">The server does not answer. What is shown may be old; it is asked again.</Notice> : null}
        {notDone === null ? null : <RefusalMessage {...notDone} />}
        {view.state === "failed" ? (
          <Notice tone="negative" title="A fault stopped it. What was done stays done, and nothing was done twice.">
            The rest can be looked at again. Reference for support: <Code>{view.faultId ?? "none"}</Code>
          </Notice>
        ) : null}
        <Panel title="How it stands" description={<StartBefore view={view} zone={zone} />}>
          <BulkStanding view={view} words={words} />
        </Panel>
        <Panel flush title="UDR by UDR" actions={<OutcomeChoice view={view} outcome={outcome} onChange={setOutcome} />}>
          <BulkRows view={view} outcome={outcome} isLinked />
        </Panel>
        <Asked view={view} zone={zone} />
      </div>
    </>
  );
}

/** A preview is old after a day: who reads it later shall know that it waits no longer. */
function StartBefore({ view: { lastsUntil }, zone }: { readonly view: BulkView; readonly zone: string }) {
  if (lastsUntil === null) return null;
  return (
    <>
      It can be started until <IsoInstant iso={lastsUntil} zone={zone} />. Then it expires, and nothing happens.
    </>
  );
}

type Press = (bulkJobId: number, options: { readonly idempotencyKey: string }) => ReturnType<BulkMoves[keyof BulkMoves]>;

type ActionsProps = {
  readonly view: BulkView;
  readonly words: AskWords;
  readonly moves: BulkMoves | null;
  readonly isPending: boolean;
  readonly press: (act: Press) => Promise<void>;
};

function Actions({ view, words, moves, isPending, press }: ActionsProps) {
  const { bulkJobId, state, counts, isOwn } = view;
  const leftAlone = counts.blocked + counts.moved + counts.refused;
  return (
    <>
      {leftAlone > 0 ? (
        // A file and no page: the browser keeps it.
        <a href={`/api/bulk/${bulkJobId}/failures.csv`} download className={buttonStyles({})}>
          <Download aria-hidden="true" />
          Download what was left alone
        </a>
      ) : null}
      {moves !== null && (isUnderWay(state) || state === "ready") ? (
        <Button pending={isPending} onClick={() => void press((jobId, options) => moves.cancelBulk({ bulkJobId: jobId }, options))}>
          {state === "ready" ? "Discard it" : "Stop it"}
        </Button>
      ) : null}
      {moves !== null && isOwn && state === "ready" ? (
        <AgreeButtons
          view={view}
          words={words}
          isPending={isPending}
          onStart={(start) => void press((jobId, options) => moves.startBulk({ bulkJobId: jobId, ...start }, options))}
        />
      ) : null}
      {moves !== null && leftToTry(view) > 0 ? (
        <Button
          variant="primary"
          pending={isPending}
          onClick={() => void press((jobId, options) => moves.tryBulkAgain({ bulkJobId: jobId }, options))}
        >
          {tryAgainLabel(view)}
        </Button>
      ) : null}
    </>
  );
}

type OutcomeChoiceProps = {
  readonly view: BulkView;
  readonly outcome: RowOutcome | null;
  readonly onChange: (outcome: RowOutcome | null) => void;
};

function OutcomeChoice({ view: { counts, rows }, outcome, onChange }: OutcomeChoiceProps) {
  const options = ROW_OUTCOMES.filter((each) => counts[each] > 0).map((each) => ({
    value: each,
    label: `${ROW_OUTCOME_NAMES[each]} (${counts[each].toLocaleString("en-GB")})`,
  }));
  return (
    <Select
      aria-label="Which rows"
      options={[{ value: "all", label: `All (${rows.toLocaleString("en-GB")})` }, ...options]}
      value={outcome ?? "all"}
      onValueChange={(value) => onChange(ROW_OUTCOMES.find((each) => each === value) ?? null)}
    />
  );
}

function Asked({ view, zone }: { readonly view: BulkView; readonly zone: string }) {
  const items = [
    { term: "Reason", value: view.reason },
    { term: "In words", value: view.reasonText },
    {
      term: "Asked",
      value: (
        <>
          <IsoInstant iso={view.requestedAt} zone={zone} /> by {view.requestedBy}
        </>
      ),
    },
    { term: "Begun", value: view.startedAt === null ? null : <IsoInstant iso={view.startedAt} zone={zone} /> },
    { term: "Ended", value: view.finishedAt === null ? null : <IsoInstant iso={view.finishedAt} zone={zone} /> },
    { term: "Tries again", value: view.triesAgain === null ? null : `Bulk correction ${view.triesAgain}` },
  ];
  return (
    <Panel title="As it was asked">
      <DescriptionList items={items} />
    </Panel>
  );
}
