import type { ComponentProps, ReactNode } from "react";
import { Code } from "#components/ui/code.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { StatusPill } from "#components/ui/status-pill.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { Timeline, type TimelineEntry } from "#components/ui/timeline.tsx";
import { comparisonAddress } from "#lib/domain/price-plan/comparison-view.ts";
import { namedChanges } from "#lib/domain/price-plan/named-change.ts";
import type { PricePlanView, VersionView } from "#lib/domain/price-plan/price-plan-view.ts";
import { tariffAddress } from "#lib/domain/price-plan/tariff-view.ts";
import { IsoInstant, instantOf } from "../ui/iso-instant.tsx";
import { ChangeList } from "./change-list.tsx";
import { DownloadDocument } from "./download-document.tsx";
import { DownloadRates } from "./download-rates.tsx";
import { DraftFromVersion } from "./draft-from-version.tsx";
import { VERSION_LOOK } from "./plan-words.ts";
import { spanInWords } from "./span-in-words.ts";

type VersionListProps = {
  readonly view: PricePlanView;
  /** Null for who may not edit. */
  readonly draftFromVersion: ComponentProps<typeof DraftFromVersion>["draftFromVersion"] | null;
};

/** Every version of the plan, newest first: from when, who asked, who approved, why, and what it changed. */
export function VersionList({ view, draftFromVersion }: VersionListProps) {
  const entries = view.versions.map((version): TimelineEntry => {
    const { tone } = VERSION_LOOK[version.state];
    return {
      key: String(version.versionId),
      tone,
      title: <VersionTitle version={version} view={view} />,
      children: (
        <VersionDetail version={version} view={view}>
          {draftFromVersion !== null && version.state !== "live" ? (
            <DraftFromVersion plan={view.plan} version={version.version} draftFromVersion={draftFromVersion} />
          ) : null}
        </VersionDetail>
      ),
    };
  });
  return <Timeline label="Versions, newest first" zone={view.zone} entries={entries} />;
}

type VersionProps = { readonly version: VersionView; readonly view: PricePlanView };

function VersionTitle({ version, view }: VersionProps) {
  const { label, tone, mark } = VERSION_LOOK[version.state];
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
    </span>
  );
}

function VersionDetail({ version, view, children }: VersionProps & { readonly children: ReactNode }) {
  const before = view.versions.find(({ effectiveAt }) => effectiveAt < version.effectiveAt) ?? null;
  const compared = { ...view, before: before?.document ?? null, after: version.document };
  const changes = version.changes === null ? null : namedChanges(version.changes, compared);
  return (
    <div className="mt-1 grid gap-3 rounded-lg border px-4 py-3">
      <p className="text-pretty">{version.note}</p>
      {changes === null ? (
        <p className="text-muted">The first version of this plan.</p>
      ) : (
        <ChangeList changes={changes} empty="Nothing changed in meaning." />
      )}
      <dl className="flex flex-wrap items-center gap-x-6 gap-y-1 border-line-soft border-t pt-2.5 text-muted text-xs">
        <Fact term="Asked for by">
          {version.requestedBy}, <IsoInstant iso={version.requestedAt} zone={view.zone} />
        </Fact>
        <Fact term="Approved by">
          {version.decidedBy}, <IsoInstant iso={version.decidedAt} zone={view.zone} />
        </Fact>
        <Fact term="Content">
          <ContentHash hash={version.documentHash} />
        </Fact>
      </dl>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        {before === null ? null : (
          <TextLink
            href={comparisonAddress(view.plan.code, String(before.version), String(version.version))}
            aria-label={`Compare with the one before: v${before.version} to v${version.version}`}
          >
            Compare with the one before
          </TextLink>
        )}
        <DownloadDocument code={view.plan.code} version={version.version} />
        <DownloadRates code={view.plan.code} version={version.version} variant="ghost" size="small" />
        <TextLink href={tariffAddress(view.plan.code, version.version)} aria-label={`Tariff sheet of v${version.version}`}>
          Tariff sheet
        </TextLink>
        {children}
      </div>
    </div>
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

const SHOWN_DIGITS = 10;

/** The hash that was approved, short to read and whole to copy. */
export function ContentHash({ hash }: { readonly hash: string }) {
  return (
    <span className="inline-flex items-center gap-0.5">
      <Code>{hash.slice(0, SHOWN_DIGITS)}</Code>
      <CopyButton text={hash} label="Copy the whole content hash" />
    </span>
  );
}
