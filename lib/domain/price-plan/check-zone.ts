import { checkCondition } from "./check-condition.ts";
import type { Definitions } from "./definitions.ts";
import type { Finding } from "./finding.ts";
import type { ZoneDefinition } from "./zone-schema.ts";

export function checkZone(zone: ZoneDefinition, path: string, definitions: Definitions): readonly Finding[] {
  return zone.all.flatMap((condition, index) => checkCondition(condition, `${path}.all[${index}]`, definitions));
}
