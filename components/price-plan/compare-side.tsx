import { DescriptionList } from "#components/ui/description-list.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { StatusPill } from "#components/ui/status-pill.tsx";
import type { ActedMark, ComparedSide } from "#lib/domain/price-plan/comparison-view.ts";
import { IsoInstant } from "../ui/iso-instant.tsx";
import { DRAFT_LOOK, VERSION_LOOK } from "../ui/version-look.ts";
import { audienceInWords, pastInWords, reachInWords } from "./reach-words.ts";

type CompareSideProps = { readonly label: "From" | "To"; readonly side: ComparedSide; readonly zone: string };

const LOOK = { ...VERSION_LOOK, ...DRAFT_LOOK };

/** Who asked for it and who approved it, from when, and why. */
export function CompareSide({ label, side, zone }: CompareSideProps) {
  const { tone, mark, label: state } = LOOK[side.state];
  return (
    <Panel
      title={`${label}: ${side.id === "draft" ? "the draft" : `version ${side.id}`}`}
      actions={
        <StatusPill tone={tone} mark={mark}>
          {state}
        </StatusPill>
      }
    >
      {side.note === null ? null : <p className="mb-3 text-pretty border-l-2 pl-3">{side.note}</p>}
      <DescriptionList
        items={[
          ...whenAndWhom(side, zone),
          { term: "Asked for by", value: <Acted mark={side.requested} zone={zone} /> },
          side.id === "draft"
            ? { term: "Edited by", value: side.editors.length === 0 ? null : side.editors.join(", ") }
            : { term: "Approved by", value: <Acted mark={side.decided} zone={zone} /> },
        ]}
      />
    </Panel>
  );
}

function whenAndWhom({ effectiveAt, reach, corrects, audience }: ComparedSide, zone: string) {
  if (corrects !== null) return [{ term: "Corrects", value: `Version ${corrects.version}, from ${pastInWords(corrects, zone)}` }];
  const whom = audience && audienceInWords(audience, zone);
  return [
    { term: "Live from", value: effectiveAt === null ? null : <IsoInstant iso={effectiveAt} zone={zone} showOffset /> },
    ...(reach === null || reach.kind === "everyone" ? [] : [{ term: "Reaches", value: reachInWords(reach, zone) }]),
    ...(whom === null ? [] : [{ term: "Prices", value: `Usage ${whom}` }]),
  ];
}

function Acted({ mark, zone }: { readonly mark: ActedMark | null; readonly zone: string }) {
  if (mark === null) return <>not yet</>;
  return (
    <>
      {mark.by}, <IsoInstant iso={mark.at} zone={zone} />
    </>
  );
}
