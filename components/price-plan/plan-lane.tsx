import { cn } from "#components/ui/class-names.ts";
import { TONE_TEXT } from "#components/ui/tone.ts";
import type { PricePlanView, VersionView } from "#lib/domain/price-plan/price-plan-view.ts";
import { IsoInstant } from "../ui/iso-instant.tsx";
import { VERSION_LOOK } from "../ui/version-look.ts";
import { audienceInWords } from "./reach-words.ts";

const SHOWN = 6;

/** The plan's versions on one line of time: what was, what is live, what will be. Only the last few; the list has them all. */
export function PlanLane({ view }: { readonly view: PricePlanView }) {
  // A correction takes no place in time: it stands under the version whose past it corrects.
  const versions = view.versions.filter(({ corrects }) => corrects === null);
  if (versions.length === 0) return null;
  const oldestFirst = versions.slice(0, SHOWN).toReversed();
  const left = versions.length - oldestFirst.length;
  return (
    <section aria-label="Versions over time" className="grid gap-1.5">
      {left > 0 ? <p className="text-muted text-xs">{`${left} earlier ${left === 1 ? "version" : "versions"} before these`}</p> : null}
      <ol className="flex flex-col gap-px overflow-hidden rounded-lg border bg-line sm:flex-row">
        {oldestFirst.map((version) => (
          <Stretch key={version.versionId} version={version} zone={view.zone} />
        ))}
      </ol>
    </section>
  );
}

function Stretch({ version, zone }: { readonly version: VersionView; readonly zone: string }) {
  const { label, tone } = VERSION_LOOK[version.state];
  const whom = version.audience && audienceInWords(version.audience, zone);
  return (
    <li className={cn("min-w-0 flex-1 bg-paper px-3 py-2", version.state === "superseded" && "bg-panel text-muted")}>
      <span
        className={cn("mb-1.5 block h-1 rounded-full bg-current", TONE_TEXT[tone], version.state === "scheduled" && "opacity-60")}
        aria-hidden="true"
      />
      <p className="font-medium">
        {`v${version.version}`} <span className="font-normal text-muted">{label.toLowerCase()}</span>
      </p>
      <p className="text-muted text-xs">
        from <IsoInstant iso={version.effectiveAt} zone={zone} />
      </p>
      {whom === null ? null : <p className="text-pretty text-xs">{whom}</p>}
    </li>
  );
}
