import type { Metadata } from "next";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { ChoiceLinks } from "#components/usage-import/choice-links.tsx";
import { type CauseCount, ParkedCauses } from "#components/usage-import/parked-causes-panel.tsx";
import { parkedHref } from "#components/usage-import/parked-href.ts";
import { ParkedLineTable } from "#components/usage-import/parked-line-table.tsx";
import { ParkedUdrTable } from "#components/usage-import/parked-udr-table.tsx";
import { codeParameter, type SearchParameters, textParameter } from "#lib/domain/definition/search-parameter.ts";
import { can } from "#lib/domain/people/permissions.ts";
import { type ParkedKind, type ParkedListQuery, parkedListQuery } from "#lib/domain/usage-import/import-requests.ts";
import { causeKeyText } from "#lib/domain/usage-import/parked-cause-key.ts";
import { present } from "#lib/kernel/assert.ts";
import { frameContext, pageContext } from "#lib/web/page-context.ts";
import { listParked } from "#lib/web/retry-parked.ts";
import { discardLine, retryParked } from "../imports/actions.ts";

export const metadata: Metadata = { title: "Parked usage" };

/** Usage that nobody is charged for until somebody mends its cause: lines that gave no UDR yet, and UDRs that have no price yet. */
export default async function ParkedPage({ searchParams }: { readonly searchParams: Promise<SearchParameters> }) {
  const context = await pageContext("udr.read");
  const asked = askedOf(await searchParams);
  const listed = await listParked(context, asked);
  const { kind, cause } = asked;
  // A cursor that nobody here wrote leads to those that wait longest.
  const shown = listed.ok ? listed : await listParked(context, { kind, cause });
  const page = present(shown.ok ? shown.value : null, "the parked usage");
  const { zone } = (await frameContext()).clock;
  const canImport = can(context.actor.role, "usage.import");
  const current = cause === undefined ? null : causeKeyText(cause);
  const isFirst = asked.cursor === undefined || !listed.ok;
  const counts: readonly CauseCount[] = "lines" in page ? page.counts : page.counts.map((count) => ({ ...count, path: "" }));
  const isEmpty = "lines" in page ? page.lines.length === 0 : page.udrs.length === 0;
  return (
    <>
      <PageHeader
        title="Parked usage"
        description="Nobody is charged for it until its cause is mended and it is tried again. Nothing of it is lost."
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <ChoiceLinks label="What is parked" choices={kinds(kind)} />
        <ParkedCauses
          kind={kind}
          counts={counts}
          isMore={"lines" in page && page.isMore}
          current={current}
          retryParked={canImport ? retryParked : null}
        />
        {counts.length === 0 ? null : (
          <Panel
            flush
            title={kind === "lines" ? "Lines" : "UDRs"}
            description="The longest parked first"
            footer={pages({ asked: { kind, cause: current }, nextCursor: page.nextCursor, isFirst })}
          >
            {isEmpty ? (
              <EmptyState
                kind="noMatch"
                title="Nothing is parked for this cause"
                headingLevel={3}
                action={<ButtonLink href={parkedHref({ kind })}>All causes</ButtonLink>}
              />
            ) : "lines" in page ? (
              <ParkedLineTable lines={page.lines} zone={zone} moves={canImport ? { retryParked, discardLine } : null} />
            ) : (
              <ParkedUdrTable udrs={page.udrs} zone={zone} retryParked={canImport ? retryParked : null} />
            )}
          </Panel>
        )}
      </div>
    </>
  );
}

/** What cannot be read in an address is left out of it. */
function askedOf(parameters: SearchParameters): ParkedListQuery {
  const kind: ParkedKind = textParameter(parameters, "kind") === "udrs" ? "udrs" : "lines";
  const [cause, cursor] = [codeParameter(parameters, "cause"), codeParameter(parameters, "cursor")];
  const asked = parkedListQuery.safeParse({ kind, ...(cause !== null && { cause }), ...(cursor !== null && { cursor }) });
  return asked.success ? asked.data : { kind };
}

function kinds(kind: ParkedKind) {
  return [
    { href: parkedHref({ kind: "lines" }), text: "Imported lines", isCurrent: kind === "lines" },
    { href: parkedHref({ kind: "udrs" }), text: "UDRs without a price", isCurrent: kind === "udrs" },
  ];
}

type Pages = {
  readonly asked: { readonly kind: ParkedKind; readonly cause: string | null };
  readonly nextCursor: string | null;
  readonly isFirst: boolean;
};

/** Null where there is one page only. */
function pages({ asked, nextCursor, isFirst }: Pages) {
  if (isFirst && nextCursor === null) return null;
  return (
    <>
      {isFirst ? null : <ButtonLink href={parkedHref(asked)}>Longest parked</ButtonLink>}
      {nextCursor === null ? null : <ButtonLink href={parkedHref({ ...asked, cursor: nextCursor })}>More</ButtonLink>}
    </>
  );
}
