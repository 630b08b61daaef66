import type { ZoneAttribute } from "#lib/domain/definition/usage-zone-attributes.ts";
import type { UdrVerdict } from "#lib/domain/definition/usage-zone-matches.ts";
import { foundInWords } from "#lib/domain/definition/usage-zone-words.ts";
import type { ConditionDefinition } from "#lib/domain/price-plan/zone-schema.ts";
import { Button } from "../ui/button.tsx";
import { IsoInstant } from "../ui/iso-instant.tsx";
import { TextLink } from "../ui/text-link.tsx";

type ZoneExamplesProps = {
  readonly side: "inside" | "outside";
  readonly udrs: readonly UdrVerdict[];
  readonly conditions: readonly ConditionDefinition[];
  readonly attributes: readonly ZoneAttribute[];
  readonly zone: string;
  readonly onWhy: (udrId: number) => void;
};

const HEADINGS = { inside: "Match", outside: "Do not match" } as const;

/** The newest UDRs of one side: what those in the zone have, and of the others the first thing that keeps them out. */
export function ZoneExamples({ side, udrs, conditions, attributes, zone, onWhy }: ZoneExamplesProps) {
  if (udrs.length === 0) return null;
  return (
    <section>
      <h3 className="pb-1 font-semibold text-xs">{HEADINGS[side]}</h3>
      <ul aria-label={HEADINGS[side]} className="grid gap-1">
        {udrs.map((udr) => (
          <li key={udr.udrId} className="flex items-start justify-between gap-3 border-line-soft border-b py-1 last:border-b-0">
            <div className="min-w-0">
              <TextLink href={`/udrs/${udr.udrId}`} className="figures">
                {udr.udrId}
              </TextLink>{" "}
              {udr.product.name} <IsoInstant iso={udr.from} zone={zone} />
              <span className="block break-words text-muted text-xs">{wordsOf(udr, { conditions, attributes })}</span>
            </div>
            <Button size="small" variant="ghost" onClick={() => onWhy(udr.udrId)}>
              Why<span className="sr-only"> UDR {udr.udrId}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function wordsOf(udr: UdrVerdict, { conditions, attributes }: Pick<ZoneExamplesProps, "conditions" | "attributes">): string {
  const judged = conditions.flatMap((condition, index) => {
    const verdict = udr.conditions[index];
    return verdict ? [{ holds: verdict.holds, words: foundInWords(condition, verdict.value, attributes) }] : [];
  });
  const failed = judged.find(({ holds }) => !holds);
  return failed?.words ?? [...new Set(judged.map(({ words }) => words))].join(", ");
}
