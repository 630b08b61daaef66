import { DescriptionList } from "#components/ui/description-list.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { StatusPill } from "#components/ui/status-pill.tsx";
import type { ReviewView } from "#lib/domain/price-plan/price-plan-view.ts";
import { IsoInstant, instantOf } from "../ui/iso-instant.tsx";
import { ContentHash } from "./content-hash.tsx";
import { DECISION_LOOK } from "./plan-words.ts";
import { countsInWords, NOTHING_UNTIL_RERATED, pastInWords, reachInWords } from "./reach-words.ts";
import { spanInWords } from "./span-in-words.ts";

/** Who asks, why, from when and for whom, and exactly what for. */
export function ReviewFacts({ view }: { readonly view: ReviewView }) {
  const { requestedBy, requestedAt, editors, note, contentHash, zone, corrects, decided, published } = view;
  return (
    <Panel title="The request">
      <p className="text-pretty border-l-2 pl-3">{note}</p>
      <DescriptionList
        className="mt-3"
        items={[
          { term: "Asked for by", value: requestedBy },
          { term: "Asked", value: <IsoInstant iso={requestedAt} zone={zone} showOffset /> },
          { term: "Edited by", value: editors.length === 0 ? null : editors.join(", ") },
          ...publicationFacts(view),
          { term: "Content", value: <ContentHash hash={contentHash} /> },
          ...(decided
            ? [
                {
                  term: "Decision",
                  value: <StatusPill {...DECISION_LOOK[decided.decision]}>{DECISION_LOOK[decided.decision].label}</StatusPill>,
                },
                { term: "Decided by", value: decided.by },
                { term: "Decided", value: <IsoInstant iso={decided.at} zone={zone} showOffset /> },
                { term: "Note", value: decided.note },
              ]
            : []),
          ...(published
            ? [
                {
                  term: "Became",
                  value: (
                    <>
                      {`Version ${published.version}, ${corrects ? "published" : "live from"} `}
                      <IsoInstant iso={published.effectiveAt} zone={zone} showOffset />
                    </>
                  ),
                },
              ]
            : []),
        ]}
      />
    </Panel>
  );
}

/** From when and for whom; or which past. */
function publicationFacts({ effectiveAt, reach, corrects, counts, zone, now }: ReviewView) {
  if (corrects !== null) {
    return [
      { term: "Corrects", value: `Version ${corrects.version}, from ${pastInWords(corrects, zone)}` },
      { term: "Does", value: `Nothing by itself. ${NOTHING_UNTIL_RERATED}` },
    ];
  }
  return [
    { term: "To go live", value: effectiveAt ? <When iso={effectiveAt} zone={zone} now={now} /> : "When it is approved" },
    {
      term: "Reaches",
      value: (
        <>
          {reachInWords(reach, zone)}
          {counts === null ? null : <span className="block text-muted text-xs">{countsInWords(counts)}</span>}
        </>
      ),
    },
  ];
}

function When({ iso, zone, now }: { readonly iso: string; readonly zone: string; readonly now: string }) {
  return (
    <>
      <IsoInstant iso={iso} zone={zone} style="weekday" showOffset />
      <span className="block text-muted text-xs">{spanInWords(instantOf(now), instantOf(iso))}</span>
    </>
  );
}
