import { IsoInstant } from "#components/ui/iso-instant.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { HoldView } from "#lib/domain/hold/hold-view.ts";
import type { HoldActions } from "./hold-actions.ts";
import { HoldRelease } from "./hold-release.tsx";

type HoldNoticeProps = {
  readonly hold: HoldView;
  readonly zone: string;
  /** Null for who may not release it. */
  readonly actions: Omit<HoldActions, "setHold"> | null;
};

/** Who stopped it, when and why; and where its release stands between the two whom that takes. */
export function HoldNotice({ hold, zone, actions }: HoldNoticeProps) {
  const { name, setBy, setAt, reason, release } = hold;
  return (
    <section aria-label={`Hold on ${name}`}>
      <Notice tone="negative" title={`${name} is on hold: nothing is rated, ordered or billed by it`}>
        <p>
          {setBy}, <IsoInstant iso={setAt} zone={zone} />: {reason}
        </p>
        {release === null ? null : (
          <p className="mt-1">
            {release.isMine ? "You have" : `${release.by} has`} asked for its release, <IsoInstant iso={release.at} zone={zone} />:{" "}
            {release.reason}
            {release.isMine ? " A second person agrees to it." : null}
          </p>
        )}
        {actions === null ? null : (
          <div className="mt-2.5 flex flex-wrap gap-2">
            <HoldRelease key={hold.revision} hold={hold} {...actions} />
          </div>
        )}
      </Notice>
    </section>
  );
}
