import type { ComponentProps, ReactNode } from "react";
import { StatusPill } from "#components/ui/status-pill.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { Timeline, type TimelineEntry } from "#components/ui/timeline.tsx";
import { comparisonAddress } from "#lib/domain/price-plan/comparison-view.ts";
import { namedChanges } from "#lib/domain/price-plan/named-change.ts";
import type { PricePlanView, VersionView } from "#lib/domain/price-plan/price-plan-view.ts";
import { tariffAddress } from "#lib/domain/price-plan/tariff-view.ts";
import { IsoInstant, instantOf } from "../ui/iso-instant.tsx";
import { VERSION_LOOK } from "../ui/version-look.ts";
import { ChangeList } from "./change-list.tsx";
import { ContentHash } from "./content-hash.tsx";
import { CorrectPast } from "./correct-past.tsx";
import { DownloadDocument } from "./download-document.tsx";
import { DownloadRates } from "./download-rates.tsx";
import { DraftFromVersion } from "./draft-from-version.tsx";
import { audienceInWords, NOTHING_UNTIL_RERATED, pastInWords, reachInWords } from "./reach-words.ts";
import { spanInWords } from "./span-in-words.ts";

/** More nobody reads in a list of versions; the comparison with the one before has them all. */
const MOST_CHANGES = 50;

type VersionListProps = {
  readonly view: PricePlanView;
  /** Null for who may not edit. */
  readonly draftFromVersion: ComponentProps<typeof DraftFromVersion>["draftFromVersion"] | null;
};

/** Every version of the plan, newest first, its corrections under it: from when, for whom, who asked, who approved, why, and what it changed. */
export function VersionList({ view, draftFromVersion }: VersionListProps) {
  const corrections = Map.groupBy(view.versions, ({ corrects }) => corrects?.version ?? null);
  const entries = (corrections.get(null) ?? []).map((version): TimelineEntry => {
    const { tone } = VERSION_LOOK[version.state];
    return {
      key: String(version.versionId),
      tone,
      title: <VersionTitle version={version} view={view} />,
      children: (
        <div className="grid gap-3">
          <VersionDetail version={version} view={view}>
            {draftFromVersion === null ? null : <Begin version={version} view={view} draftFromVersion={draftFromVersion} />}
          </VersionDetail>
          <Corrections versions={corrections.get(version.version) ?? []} view={view} />
        </div>
      ),
    };
  });
  return <Timeline label="Versions, newest first" zone={view.zone} entries={entries} />;
}

type VersionProps = { readonly version: VersionView; readonly view: PricePlanView };
type BeginProps = VersionProps & Pick<ComponentProps<typeof DraftFromVersion>, "draftFromVersion">;

/** The drafts that can begin with a version. Of the one in force there is a button on the page. */
function Begin({ version: { version, state, audience }, view, draftFromVersion }: BeginProps) {
  const isInForce = state === "live" && audience?.begunBefore === null;
  return (
    <>
      {isInForce ? null : <DraftFromVersion plan={view.plan} version={version} draftFromVersion={draftFromVersion} />}
      {state === "scheduled" ? null : (
        <CorrectPast plan={view.plan} draft={view.draft} version={version} draftFromVersion={draftFromVersion} />
      )}
    </>
  );
}

function VersionTitle({ version, view }: VersionProps) {
  const { label, tone, mark } = VERSION_LOOK[version.state];
  const whom = whomInWords(version, view.zone);
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <span className="text-base">{`Version ${version.version}`}</span>
      <StatusPill tone={tone} mark={mark}>
        {label}
      </StatusPill>
      <span className="font-normal text-muted">
        {version.state === "scheduled" ? "goes live " : "from "}
        <IsoInstant iso={version.effectiveAt} zone={view.zone} showOffset />
        {version.state === "scheduled" ? `, ${spanInWords(instantOf(view.now), instantOf(version.effectiveAt))}` : ""}
        {version.endsAt ? (
          <>
            {" until "}
            <IsoInstant iso={version.endsAt} zone={view.zone} />
          </>
        ) : null}
      </span>
      {whom === null ? null : <span className="basis-full font-normal">{whom}</span>}
    </span>
  );
}

/** Nothing where it is everyone. */
function whomInWords({ state, reach, audience }: VersionView, zone: string): string | null {
  if (state === "scheduled") return reach.kind === "everyone" ? null : reachInWords(reach, zone);
  const whom = audience && audienceInWords(audience, zone);
  return whom && `Live ${whom}`;
}

function VersionDetail({ version, view, children }: VersionProps & { readonly children?: ReactNode }) {
  const before = view.versions.find(({ version: number }) => number === version.follows) ?? null;
  const compared = { ...view, before: before?.document ?? null, after: version.document };
  const changes = version.changes === null ? null : namedChanges(version.changes.slice(0, MOST_CHANGES), compared);
  const more = (version.changes?.length ?? 0) - MOST_CHANGES;
  const { plan, zone } = view;
  return (
    <div className="mt-1 grid gap-3 rounded-lg border px-4 py-3">
      <p className="text-pretty">{version.note}</p>
      {changes === null ? (
        <p className="text-muted">The first version of this plan.</p>
      ) : (
        <ChangeList changes={changes} empty="Nothing changed in meaning." />
      )}
      {more > 0 ? <p className="text-muted text-xs">{`and ${more} more`}</p> : null}
      <dl className="flex flex-wrap items-center gap-x-6 gap-y-1 border-line-soft border-t pt-2.5 text-muted text-xs">
        <Fact term="Asked for by">
          {version.requestedBy}, <IsoInstant iso={version.requestedAt} zone={zone} />
        </Fact>
        <Fact term="Approved by">
          {version.decidedBy}, <IsoInstant iso={version.decidedAt} zone={zone} />
        </Fact>
        <Fact term="Content">
          <ContentHash hash={version.documentHash} />
        </Fact>
      </dl>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        {before === null ? null : (
          <TextLink
            href={comparisonAddress(plan.code, String(before.version), String(version.version))}
            aria-label={`${comparedWith(version)}: v${before.version} to v${version.version}`}
          >
            {comparedWith(version)}
          </TextLink>
        )}
        <DownloadDocument code={plan.code} version={version.version} />
        <DownloadRates code={plan.code} version={version.version} variant="ghost" size="small" />
        <TextLink href={tariffAddress(plan.code, version.version)} aria-label={`Tariff sheet of v${version.version}`}>
          Tariff sheet
        </TextLink>
        {children}
      </div>
    </div>
  );
}

function comparedWith({ corrects }: VersionView): string {
  return corrects ? "Compare with what it corrects" : "Compare with the one before";
}

/** What was put right of a version's past, and that this alone moves no money. */
function Corrections({ versions, view }: { readonly versions: readonly VersionView[]; readonly view: PricePlanView }) {
  if (versions.length === 0) return null;
  const { label, tone, mark } = VERSION_LOOK.corrective;
  return (
    <ul aria-label={`Corrections of v${versions[0]?.corrects?.version ?? ""}`} className="grid gap-3 border-l-2 pl-3">
      {versions.map((version) => (
        <li key={version.versionId}>
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <span className="font-medium">{`Version ${version.version}`}</span>
            <StatusPill tone={tone} mark={mark}>
              {label}
            </StatusPill>
            <span className="text-pretty">
              {version.corrects ? `Correction of ${pastInWords(version.corrects, view.zone)}, published ` : null}
              <IsoInstant iso={version.effectiveAt} zone={view.zone} />
              {`. ${NOTHING_UNTIL_RERATED}`}
            </span>
          </p>
          <VersionDetail version={version} view={view} />
        </li>
      ))}
    </ul>
  );
}

function Fact({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div className="flex items-center gap-1.5">
      <dt>{term}</dt>
      <dd className="flex items-center gap-1 text-ink">{children}</dd>
    </div>
  );
}
