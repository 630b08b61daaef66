import { Stat, StatRow } from "#components/ui/stat.tsx";
import type { PricePlanView, VersionView } from "#lib/domain/price-plan/price-plan-view.ts";
import { IsoInstant, instantOf } from "../ui/iso-instant.tsx";
import { DRAFT_LOOK } from "../ui/version-look.ts";
import { audienceInWords } from "./reach-words.ts";
import { spanInWords } from "./span-in-words.ts";

/** The version in force, the one that follows, and the work under way. */
export function PlanFacts({ view }: { readonly view: PricePlanView }) {
  const live = view.versions.find(({ state }) => state === "live") ?? null;
  const next = view.versions.findLast(({ state }) => state === "scheduled") ?? null;
  return (
    <StatRow label="Versions">
      <Stat
        label="In force"
        value={live ? `v${live.version}` : "None"}
        detail={live ? <Since version={live} view={view} /> : "No version has gone live yet."}
      />
      <Stat
        label="Next"
        value={next ? `v${next.version}` : "None"}
        detail={next ? <GoesLive version={next} view={view} /> : "No version is scheduled."}
      />
      <Stat label="Work under way" value={view.draft ? DRAFT_LOOK[view.draft.state].label : "None"} detail={workDetail(view)} />
      <Stat label="Prices" value={view.plan.currency} detail={<Terms view={view} document={(live ?? view.versions[0])?.document} />} />
    </StatRow>
  );
}

type Shown = { readonly version: VersionView; readonly view: PricePlanView };

function Since({ version, view }: Shown) {
  return (
    <>
      live since <IsoInstant iso={version.effectiveAt} zone={view.zone} />
      <Others version={version} view={view} />
    </>
  );
}

/** Older versions that price somebody still, so that nobody takes the newest for the only one. */
function Others({ version, view: { versions, zone } }: Shown) {
  const others = versions.filter((other) => other.state === "live" && other !== version);
  return others.map(({ versionId, version: number, audience }) => (
    <span key={versionId} className="block">{`v${number} ${(audience && audienceInWords(audience, zone)) ?? ""}`}</span>
  ));
}

function GoesLive({ version, view }: Shown) {
  return (
    <>
      {`goes live ${spanInWords(instantOf(view.now), instantOf(version.effectiveAt))}, `}
      <IsoInstant iso={version.effectiveAt} zone={view.zone} />
    </>
  );
}

function workDetail({ draft }: PricePlanView): string {
  if (draft === null) return "Prices are as published.";
  if (draft.state === "inReview") return "Waits for a second person.";
  return draft.editors.length === 0 ? "Nothing changed yet." : `Edited by ${draft.editors.join(", ")}.`;
}

function Terms({ view, document }: { readonly view: PricePlanView; readonly document: VersionView["document"] | undefined }) {
  return <>{`${document?.taxInclusive === false ? "tax added" : "tax included"}, ${view.zone}`}</>;
}
