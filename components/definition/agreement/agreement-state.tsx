import type { AgreementRow, AgreementStanding } from "#lib/domain/agreement/agreement-view.ts";
import { StatusPill } from "../../ui/status-pill.tsx";
import { DRAFT_LOOK, type Look } from "../../ui/version-look.ts";

const STANDING_LOOK = {
  inForce: { label: "In force", tone: "positive", mark: "full" },
  scheduled: { label: "Scheduled", tone: "note", mark: "half" },
  ended: { label: "Ended", tone: "neutral", mark: "cross" },
  none: { label: "Not approved yet", tone: "neutral", mark: "open" },
} as const satisfies Record<AgreementStanding, Look>;

/** How it stands, and what is under way. */
export function AgreementState({ row: { standing, draft } }: { readonly row: Pick<AgreementRow, "standing" | "draft"> }) {
  const looks = [
    ...(standing === "none" && draft !== null ? [] : [STANDING_LOOK[standing]]),
    ...(draft === null ? [] : [DRAFT_LOOK[draft]]),
  ];
  return (
    <span className="flex flex-wrap gap-1.5">
      {looks.map(({ label, tone, mark }) => (
        <StatusPill key={label} tone={tone} mark={mark}>
          {label}
        </StatusPill>
      ))}
    </span>
  );
}
