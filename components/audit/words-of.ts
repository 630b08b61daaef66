/** "udr.setDirective" → "UDR: set directive", "pricePlanDraft" → "Price plan draft". */
export function wordsOf(name: string): string {
  const [noun = "", verb] = name.split(".").map(split);
  const subject = ABBREVIATIONS.has(noun) ? noun.toUpperCase() : noun.charAt(0).toUpperCase() + noun.slice(1);
  return verb === undefined ? subject : `${subject}: ${verb}`;
}

const ABBREVIATIONS = new Set(["udr", "rbi"]);

function split(camelCase: string): string {
  return camelCase.replaceAll(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
}
