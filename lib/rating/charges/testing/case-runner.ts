import { expect, test } from "vitest";
import { unreachable } from "#lib/kernel/assert.ts";
import { decimal } from "#lib/kernel/decimal.ts";
import { NOTHING_COUNTED } from "../../counters.ts";
import { fractionToString, subtract } from "../../fraction.ts";
import type { Charge } from "../charge.ts";
import type { ChargeLine } from "../charge-line.ts";
import { type CompiledCharge, compileCharge } from "../compile-charge.ts";

/**
 * One test for each row of a sheet, `usage | what it costs | how` (the last may be left out). Usage is a quantity, then the metadata:
 * `24 mbps=150`. Usage that counts together stands in one row, `10 then 5 | 1 then 0.25`; then `how` explains the last of it.
 */
export function sheet(charge: Charge, rows: string): void {
  const cases = rows
    .split("\n")
    .map((row) => row.split("|").map((cell) => cell.trim()))
    .filter(([usage]) => usage !== "");
  test.each(cases)("%s costs %s", (usage = "", costs = "", how = "") => {
    const reckoned = reckon(compileCharge(charge), usage.split(" then ").map(readUsage));
    expect(reckoned.costs.join(" then ")).toBe(costs);
    if (how !== "") expect(reckoned.how).toBe(how);
  });
}

type SheetUsage = { readonly quantity: string; readonly metadata: Readonly<Record<string, string>> };

function readUsage(text: string): SheetUsage {
  const [quantity = "", ...pairs] = text.trim().split(" ");
  const entries = pairs.map((pair): readonly [string, string] => {
    const [attribute = "", value = ""] = pair.split("=", 2);
    return [attribute, value];
  });
  return { quantity, metadata: Object.fromEntries(entries) };
}

/** Each usage costs F̂ with it less F̂ without it, as in any scope. */
function reckon(charge: CompiledCharge, usages: readonly SheetUsage[]): { readonly costs: readonly string[]; readonly how: string } {
  const costs: string[] = [];
  let counted = NOTHING_COUNTED;
  let how = "";
  for (const { quantity, metadata } of usages) {
    const measure = charge.measure({ quantity: decimal(quantity), metadata });
    if (!measure.ok) {
      costs.push(measure.refusal.code);
      continue;
    }
    const before = charge.amount(counted);
    counted = charge.count(counted, measure.value);
    const after = charge.total(counted, usages.length === 1 ? measure.value : null);
    const cost = fractionToString(subtract(after.amount, before.amount));
    costs.push(after.limit === null ? cost : `${cost} ${after.limit}`);
    how = after.lines.map(lineText).join("; ");
  }
  return { costs, how };
}

function lineText(line: ChargeLine): string {
  switch (line.kind) {
    case "perUnit":
      return `${line.quantity}${line.times === null ? "" : ` × ${line.times}`} × ${line.price} per ${line.per} = ${line.amount}`;
    case "flat":
      return `flat ${line.amount}`;
    case "band":
      return `${line.quantity} in ${line.from} to ${line.upTo ?? "∞"} × ${line.price} = ${line.amount}`;
    case "bandFlat":
      return `flat ${line.amount} for ${line.from} to ${line.upTo ?? "∞"}`;
    case "packages":
      return `${line.quantity} after ${line.free} free = ${line.packages} of ${line.size} × ${line.price} = ${line.amount}`;
    case "connectFee":
      return `connect ${line.amount}`;
    case "segment":
      return `${line.used} from ${line.from} in ${line.increment} = ${line.billed} × ${line.price} per ${line.per} = ${line.amount}`;
    case "percentage":
      return `${line.rate} % of ${line.base}, ${line.free} free = ${line.amount}`;
    case "fixed":
      return `${line.udrs} × ${line.each} = ${line.amount}`;
    case "cost":
      return `cost ${line.cost}`;
    case "markup":
      return `${line.markup} % of ${line.cost} = ${line.amount}`;
    case "nothingUsed":
      return "nothing";
    default:
      return unreachable(line);
  }
}
