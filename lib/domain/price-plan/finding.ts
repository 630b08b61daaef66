/** Something to know about a document. Errors block its submission; a warning asks whether it is meant so; a note only tells. */
export type Finding = {
  readonly severity: Severity;
  /** Where in the document: "rates[0].tiered[1].timeModel". Empty for the document itself. */
  readonly path: string;
  readonly message: string;
};

export type Severity = "error" | "warning" | "note";

export function errorAt(path: string, message: string): Finding {
  return { severity: "error", path, message };
}

export function warningAt(path: string, message: string): Finding {
  return { severity: "warning", path, message };
}

export function noteAt(path: string, message: string): Finding {
  return { severity: "note", path, message };
}

export function errorsIn(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ severity }) => severity === "error");
}

/** Members joined by dots, indexes in brackets. */
export function pathText(steps: readonly PropertyKey[]): string {
  return steps.reduce<string>((path, step) => {
    if (typeof step === "number") return `${path}[${step}]`;
    return path === "" ? String(step) : `${path}.${String(step)}`;
  }, "");
}
