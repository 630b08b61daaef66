"use client";

import { Download } from "lucide-react";
import type { ReactNode } from "react";
import { isUnderWay, RATING_CHOICES } from "#lib/domain/usage-import/import-words.ts";
import type { UsageImportView } from "#lib/domain/usage-import/usage-import-view.ts";
import { Button } from "../ui/button.tsx";
import { buttonStyles } from "../ui/button-styles.ts";
import { Code } from "../ui/code.tsx";
import { DescriptionList } from "../ui/description-list.tsx";
import { IsoInstant } from "../ui/iso-instant.tsx";
import { Notice } from "../ui/notice.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { Panel } from "../ui/panel.tsx";
import { RefusalMessage } from "../ui/refusal-message.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { notify } from "../ui/toast.tsx";
import type { ImportMoves } from "./import-actions.ts";
import { ImportCounts } from "./import-counts.tsx";
import { ImportStatePill } from "./import-pills.tsx";
import { ImportProgress } from "./import-progress.tsx";
import { triedNotice } from "./tried-words.ts";
import { useImport } from "./use-import.ts";
import { useMove } from "./use-move.ts";

type ImportScreenProps = {
  readonly initial: UsageImportView;
  readonly zone: string;
  /** Null for who may only read. */
  readonly moves: ImportMoves | null;
  /** The lines that gave no UDR. */
  readonly children: ReactNode;
};

/** A batch from the first line that was looked at to the last: the sum of what became of its lines, and what can be done. */
export function ImportScreen({ initial, zone, moves, children }: ImportScreenProps) {
  const { view, isLost, refetch } = useImport(initial);
  const { move, isPending, notDone } = useMove();
  const { importId } = view;

  async function cancel({ cancelUsageImport }: ImportMoves): Promise<void> {
    await move((options) => cancelUsageImport({ importId }, options));
    await refetch();
  }
  async function retry({ retryImportLines }: ImportMoves): Promise<void> {
    const retried = await move((options) => retryImportLines({ importId }, options));
    await refetch();
    if (retried !== null) notify(triedNotice({ tried: retried.tried, lines: retried }));
  }

  return (
    <>
      <PageHeader
        breadcrumbs={[{ label: "Imports", href: "/imports" }]}
        title={`Batch ${importId}`}
        status={<ImportStatePill state={view.state} />}
        description={`${view.reference}, from ${view.sourceName}`}
        actions={
          moves === null ? null : (
            <BatchActions view={view} isPending={isPending} onCancel={() => void cancel(moves)} onRetry={() => void retry(moves)} />
          )
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        {isLost ? <Notice tone="caution">The server does not answer. What is shown may be old; it is asked again.</Notice> : null}
        {notDone === null ? null : <RefusalMessage {...notDone} />}
        <Stopped view={view} />
        <ImportCounts view={view} />
        <Panel title="Progress">
          <ImportProgress view={view} />
        </Panel>
        <Waiting view={view} />
        {children}
        <Sent view={view} zone={zone} />
      </div>
    </>
  );
}

type BatchActionsProps = {
  readonly view: UsageImportView;
  readonly isPending: boolean;
  readonly onCancel: () => void;
  readonly onRetry: () => void;
};

function BatchActions({ view: { importId, state, rejected, parked }, isPending, onCancel, onRetry }: BatchActionsProps) {
  const hasErrors = rejected > 0 || (state === "refused" && parked > 0);
  return (
    <>
      {hasErrors ? (
        // A file and no page: the browser keeps it.
        <a href={`/api/v1/usage-imports/${importId}/errors.csv`} download className={buttonStyles({})}>
          <Download aria-hidden="true" />
          Download lines to mend
        </a>
      ) : null}
      {isUnderWay(state) ? (
        <Button pending={isPending} onClick={onCancel}>
          Cancel the batch
        </Button>
      ) : null}
      {!isUnderWay(state) && state !== "refused" && parked > 0 ? (
        <Button variant="primary" pending={isPending} onClick={onRetry}>
          Try parked lines again
        </Button>
      ) : null}
    </>
  );
}

/** What to do about a batch that did not end as it was meant to. Only one that a fault stopped goes on under its reference. */
function Stopped({ view: { state, faultId } }: { readonly view: UsageImportView }) {
  if (state === "failed") {
    return (
      <Notice tone="negative" title="A fault stopped it. What became UDRs stays, and no line is counted twice.">
        Send the same file with the same reference again: it goes on where it was. Reference for support: <Code>{faultId ?? "none"}</Code>
      </Notice>
    );
  }
  if (state === "refused") {
    return (
      <Notice tone="negative" title="One line that cannot be used refuses all of it, as it was asked for.">
        Mend the lines below, or make known what they name. Then send the whole file with another reference: with this one it is this batch.
      </Notice>
    );
  }
  if (state !== "cancelled") return null;
  return (
    <Notice tone="caution" title="It was cancelled. What became UDRs stays.">
      What nobody looked at comes in if the same file is sent with another reference: usage that is there already is a duplicate, and never
      counted twice.
    </Notice>
  );
}

/** UDRs that are there and not yet, or not at all, priced. */
function Waiting({ view: { waitingForRating, parkedUdrs } }: { readonly view: UsageImportView }) {
  if (parkedUdrs > 0) {
    return (
      <Notice tone="caution" title={`${parkedUdrs.toLocaleString("en")} of its UDRs could not be rated.`}>
        Nobody is charged for them until the cause is mended. <TextLink href="/parked?kind=udrs">Parked UDRs</TextLink>
      </Notice>
    );
  }
  if (waitingForRating === 0) return null;
  return (
    <Notice>{`${waitingForRating.toLocaleString("en")} of its UDRs ${waitingForRating === 1 ? "waits" : "wait"} to be rated.`}</Notice>
  );
}

function Sent({ view, zone }: { readonly view: UsageImportView; readonly zone: string }) {
  const items = [
    { term: "File", value: view.fileName },
    { term: "Reference", value: view.reference },
    { term: "Source", value: view.sourceName },
    { term: "Usage", value: RATING_CHOICES[view.rating].name },
    { term: "If a line cannot be used", value: view.allOrNothing ? "The whole batch is refused" : "The others are imported" },
    {
      term: "Sent",
      value: (
        <>
          <IsoInstant iso={view.requestedAt} zone={zone} /> by {view.requestedBy}
        </>
      ),
    },
    { term: "Ended", value: view.finishedAt === null ? null : <IsoInstant iso={view.finishedAt} zone={zone} /> },
  ];
  return (
    <Panel title="As it was sent">
      <DescriptionList items={items} />
    </Panel>
  );
}
