import type { ParkedKind } from "#lib/domain/usage-import/import-requests.ts";
import { causeKeyText } from "#lib/domain/usage-import/parked-cause-key.ts";
import { causeOf } from "#lib/domain/usage-import/parked-causes.ts";
import { ButtonLink } from "../ui/button-link.tsx";
import { cn } from "../ui/class-names.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { Panel } from "../ui/panel.tsx";
import { TextLink } from "../ui/text-link.tsx";
import type { RetryParked } from "./import-actions.ts";
import { parkedHref } from "./parked-href.ts";
import { RetryCause } from "./retry-cause.tsx";

export type CauseCount = { readonly code: string; readonly path: string; readonly count: number };

type ParkedCausesProps = {
  readonly kind: ParkedKind;
  readonly counts: readonly CauseCount[];
  /** More is parked than was counted. */
  readonly isMore: boolean;
  /** The cause whose usage is listed below, as it stands in the address; null: all. */
  readonly current: string | null;
  /** Null for who may only read. */
  readonly retryParked: RetryParked | null;
};

/** Why usage is parked, the most frequent cause first: what mends it, where, and all of it tried again when that is done. */
export function ParkedCauses({ kind, counts, isMore, current, retryParked }: ParkedCausesProps) {
  return (
    <Panel
      flush
      title="By cause"
      description={isMore ? "Counted among the first 10,000" : "The most frequent first"}
      actions={current === null ? null : <ButtonLink href={parkedHref({ kind })}>All causes</ButtonLink>}
    >
      {counts.length === 0 ? (
        <EmptyState kind="none" title={kind === "lines" ? "No line is parked" : "No UDR is parked"} headingLevel={3} className="py-8">
          {kind === "lines"
            ? "A line that names what is not known here waits on this page until it is."
            : "A UDR that could not be rated waits on this page until it can."}
        </EmptyState>
      ) : (
        <ul aria-label="Causes">
          {counts.map((cause) => (
            <Cause key={causeKeyText(cause)} kind={kind} cause={cause} current={current} retryParked={retryParked} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

type CauseProps = Pick<ParkedCausesProps, "kind" | "current" | "retryParked"> & { readonly cause: CauseCount };

function Cause({ kind, cause, current, retryParked }: CauseProps) {
  const key = causeKeyText(cause);
  const { title, remedy, fix } = causeOf(cause);
  const isCurrent = key === current;
  return (
    <li
      className={cn(
        "flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-line-soft border-b px-4 py-2.5 last:border-b-0",
        isCurrent && "bg-selected",
      )}
    >
      <div className="min-w-0 flex-1 basis-64">
        <p className="font-medium">
          <TextLink href={parkedHref({ kind, cause: key })} aria-current={isCurrent ? "true" : undefined}>
            {title}
          </TextLink>{" "}
          <span className="figures font-normal text-muted">{cause.count.toLocaleString("en")}</span>
        </p>
        <p className="text-pretty text-muted">
          {remedy} {fix === null ? null : <TextLink href={fix.href}>{fix.label}</TextLink>}
        </p>
      </div>
      {retryParked === null ? null : <RetryCause kind={kind} cause={key} title={title} retryParked={retryParked} />}
    </li>
  );
}
