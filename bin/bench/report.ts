/** One line of a bench's table. `floor` or `ceiling` is what `--check` asks for. */
export type Measured = {
  readonly measure: string;
  readonly value: number;
  readonly unit: string;
  readonly floor?: number;
  readonly ceiling?: number;
  /** CPU seconds of the whole process during the measured work, garbage collection included. */
  readonly cpuSeconds?: number;
};

/** Prints the table, and sets the exit code when something was asked for and missed. */
export function report(title: string, lines: readonly Measured[]): void {
  const rows = lines.map((line) => [
    line.measure,
    figure(line.value, line.unit),
    wanted(line),
    line.cpuSeconds?.toFixed(2) ?? "",
    verdict(line),
  ]);
  const head = ["measure", "value", "floor", "CPU s", ""];
  const widths = head.map((text, column) => Math.max(text.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const print = (row: readonly string[]) =>
    console.log(
      row
        .map((text, column) => text.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    );
  console.log(`\n${title}`);
  print(head);
  for (const row of rows) print(row);
  if (process.argv.includes("--check") && lines.some(isMissed)) process.exitCode = 1;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function isMissed({ value, floor, ceiling }: Measured): boolean {
  return (floor !== undefined && !(value >= floor)) || (ceiling !== undefined && !(value <= ceiling));
}

function verdict(line: Measured): string {
  if (line.floor === undefined && line.ceiling === undefined) return "";
  return isMissed(line) ? "missed" : "met";
}

function wanted({ floor, ceiling, unit }: Measured): string {
  if (floor !== undefined) return `≥ ${figure(floor, unit)}`;
  return ceiling === undefined ? "" : `≤ ${figure(ceiling, unit)}`;
}

function figure(value: number, unit: string): string {
  const digits = Math.abs(value) >= 100 || Number.isInteger(value) ? 0 : 2;
  return `${value.toLocaleString("en-GB", { maximumFractionDigits: digits, minimumFractionDigits: digits })} ${unit}`.trim();
}
