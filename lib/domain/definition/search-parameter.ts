/** What a page finds in its address: a parameter once, several times, or not at all. */
export type SearchParameters = Readonly<Record<string, string | readonly string[] | undefined>>;

/** The first value, kept to a length that a search can be. */
export function textParameter(parameters: SearchParameters, name: string): string {
  const value = parameters[name];
  const text = typeof value === "string" ? value : (value?.[0] ?? "");
  return text.slice(0, 200);
}

/** A parameter that is absent or empty is null. */
export function codeParameter(parameters: SearchParameters, name: string): string | null {
  const text = textParameter(parameters, name);
  return text === "" ? null : text;
}

/** A number of ours (an id to continue from); anything else is null. */
export function idParameter(parameters: SearchParameters, name: string): number | null {
  const text = textParameter(parameters, name);
  return /^[1-9]\d{0,14}$/.test(text) ? Number.parseInt(text, 10) : null;
}
