import { checkCondition } from "../price-plan/check-condition.ts";
import type { Definitions } from "../price-plan/definitions.ts";
import { errorsIn, type Finding } from "../price-plan/finding.ts";
import type { ConditionDefinition } from "../price-plan/zone-schema.ts";

/** Everything that keeps a price plan from taking the conditions over: "conditions[0].is", and why. */
export function checkConditions(conditions: readonly ConditionDefinition[], definitions: Definitions): readonly Finding[] {
  return errorsIn(conditions.flatMap((condition, index) => checkCondition(condition, `conditions[${index}]`, definitions)));
}
