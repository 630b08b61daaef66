/** What a code and a name may be, for the form and for the border alike; without packages, because editors must load fast. */
const CODE = /^[A-Z0-9][A-Z0-9-]{0,39}$/;

export const CODE_RULE = "A code has up to 40 upper-case letters, digits and hyphens, such as OFF-PEAK.";
export const MOST_NAME_LETTERS = 100;
export const MOST_DESCRIPTION_LETTERS = 500;

export function codeProblem(code: string): string | null {
  if (code === "") return "Give it a code.";
  return CODE.test(code) ? null : CODE_RULE;
}

export function nameProblem(name: string): string | null {
  if (name.trim() === "") return "Give it a name.";
  return name.trim().length > MOST_NAME_LETTERS ? `A name has at most ${MOST_NAME_LETTERS} letters.` : null;
}

export function descriptionProblem(description: string): string | null {
  return description.trim().length > MOST_DESCRIPTION_LETTERS ? `A description has at most ${MOST_DESCRIPTION_LETTERS} letters.` : null;
}

/** What a code could be made of a name: "Nights & weekends" is NIGHTS-WEEKENDS. */
export function suggestedCode(name: string): string {
  const plain = name.normalize("NFD").replaceAll(/\p{M}/gu, "").toUpperCase();
  return plain
    .replaceAll(/[^A-Z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, 40)
    .replace(/-+$/, "");
}
