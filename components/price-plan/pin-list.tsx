import { ButtonLink } from "#components/ui/button-link.tsx";
import { Code } from "#components/ui/code.tsx";
import { type Column, DataTable } from "#components/ui/data-table.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { IsoInstant } from "#components/ui/iso-instant.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { routeHref } from "#components/ui/route-href.ts";
import { StatusPill } from "#components/ui/status-pill.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { PinListInput } from "#lib/domain/price-plan/pin-schema.ts";
import { type PinPage, type PinRow, pinsAddress } from "#lib/domain/price-plan/pin-view.ts";
import type { PlanInBrowser } from "#lib/domain/price-plan/plan-in-browser.ts";
import type { ChangeVersionPin } from "./change-version-pin.ts";
import { EndPin, PinVersion } from "./pin-actions.tsx";
import { PinFilters } from "./pin-filters.tsx";

type PinListProps = {
  readonly view: PlanInBrowser;
  readonly page: PinPage;
  readonly filter: PinListInput;
  /** Null for who may not edit. */
  readonly changePin: ChangeVersionPin | null;
};

/** Who keeps a version of the plan, whatever is published meanwhile. */
export function PinList({ view, page, filter, changePin }: PinListProps) {
  const { plan } = view;
  return (
    <Panel
      id="pins"
      flush
      title="Pins"
      description="Accounts and subscriptions that keep a version, whatever goes live meanwhile."
      actions={changePin === null ? null : <PinVersion view={view} changePin={changePin} />}
      footer={
        filter.before === undefined && page.nextBefore === null ? undefined : (
          <>
            {filter.before === undefined ? null : (
              <ButtonLink size="small" href={routeHref(pinsAddress(plan.code, { ...filter, before: undefined }))}>
                First page
              </ButtonLink>
            )}
            {page.nextBefore === null ? null : (
              <ButtonLink size="small" href={routeHref(pinsAddress(plan.code, { ...filter, before: page.nextBefore }))}>
                Next page
              </ButtonLink>
            )}
          </>
        )
      }
    >
      <div className="border-b px-4 py-2.5">
        <PinFilters code={plan.code} filter={filter} />
      </div>
      <DataTable
        label={`Pins of ${plan.name}`}
        rows={page.rows}
        columns={[...columns(view), ...(changePin === null ? [] : [ending(view, changePin)])]}
        rowKey={({ pinId }) => String(pinId)}
        empty={
          <EmptyState kind="none" title={EMPTY[filter.pins]} className="py-6">
            {filter.account === undefined ? null : `Of ${filter.account}.`}
          </EmptyState>
        }
      />
    </Panel>
  );
}

const EMPTY = {
  standing: "Nobody keeps a version",
  ended: "No pin has ended",
  all: "Nobody keeps a version, or ever did",
} as const satisfies Record<PinListInput["pins"], string>;

const STATES = {
  holds: { words: "Holds", tone: "positive", mark: "full" },
  later: { words: "Later", tone: "note", mark: "half" },
  ended: { words: "Ended", tone: "neutral", mark: "open" },
} as const satisfies Record<PinRow["state"], unknown>;

const columns = ({ zone }: PlanInBrowser): readonly Column<PinRow>[] => [
  {
    key: "who",
    label: "Who",
    isRowHeader: true,
    cell: ({ accountNumber, accountName, subscription }) => (
      <>
        {accountName === null ? (
          <Code>{accountNumber}</Code>
        ) : (
          <TextLink href={`/accounts/${accountNumber}`}>{`${accountName}, ${accountNumber}`}</TextLink>
        )}
        <span className="block text-muted text-xs">{subscription ?? "all subscriptions"}</span>
      </>
    ),
  },
  { key: "version", label: "Version", cell: ({ version }) => `v${version}` },
  {
    key: "when",
    label: "When",
    cell: ({ from, to }) => (
      <>
        <IsoInstant iso={from} zone={zone} />
        <span className="block text-muted">{to === null ? "until it is ended" : <>until {<IsoInstant iso={to} zone={zone} />}</>}</span>
      </>
    ),
  },
  {
    key: "state",
    label: "State",
    cell: ({ state }) => (
      <StatusPill tone={STATES[state].tone} mark={STATES[state].mark}>
        {STATES[state].words}
      </StatusPill>
    ),
  },
  {
    key: "why",
    label: "Why",
    cell: ({ reason, by }) => (
      <>
        <span className="text-pretty">{reason}</span>
        <span className="block text-muted text-xs">{by}</span>
      </>
    ),
  },
];

const ending = (view: PlanInBrowser, changePin: ChangeVersionPin): Column<PinRow> => ({
  key: "end",
  label: "Actions",
  hideLabel: true,
  align: "end",
  cell: (pin) => (pin.state === "ended" ? null : <EndPin plan={view.plan} zone={view.zone} pin={pin} changePin={changePin} />),
});
