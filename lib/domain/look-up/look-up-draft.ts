import { codeProblem, descriptionProblem, nameProblem } from "../definition/definition-texts.ts";
import type { DraftProblem } from "../definition/time-model-draft.ts";
import { attributeKeyProblem } from "../definition/udr-type-content.ts";
import type { LookUpMatch, LookUpTable } from "./look-up-table.ts";

export const MOST_GIVEN = 10;
export const MOST_VALUE_LETTERS = 200;

/** An attribute that a row gives, and what it is where nothing is found, as they are typed. */
export type GivenDraft = { readonly key: number; readonly attribute: string; readonly otherwise: string };

export type LookUpDraft = {
  readonly code: string;
  readonly name: string;
  readonly description: string;
  readonly match: LookUpMatch;
  readonly key: string;
  readonly given: readonly GivenDraft[];
};

export const NEW_LOOK_UP_DRAFT: LookUpDraft = {
  code: "",
  name: "",
  description: "",
  match: "prefix",
  key: "",
  given: [{ key: 0, attribute: "", otherwise: "" }],
};

export function lookUpDraft({ code, name, description, match, key, gives, otherwise }: LookUpTable): LookUpDraft {
  const given = gives.map((attribute, index) => ({ key: index, attribute, otherwise: otherwise[attribute] ?? "" }));
  return { code, name, description: description ?? "", match, key, given };
}

type LookUpContent = Pick<LookUpTable, "match" | "key" | "gives" | "otherwise">;

/** What the draft comes to. */
export function contentOfLookUp({ match, key, given }: LookUpDraft): LookUpContent {
  const gives = given.map(({ attribute }) => attribute.trim());
  const defaults = given.map(({ attribute, otherwise }): [string, string] => [attribute.trim(), otherwise.trim()]);
  return { match, key: key.trim(), gives, otherwise: Object.fromEntries(defaults.filter(([, value]) => value !== "")) };
}

export const fieldOfGiven = (key: number, member: "attribute" | "otherwise") => `given-${key}-${member}`;

/** Everything that is wrong with what it says, by path. The form and the border ask the same. */
export function lookUpProblems({ key, gives, otherwise }: LookUpContent): readonly { readonly path: string; readonly message: string }[] {
  const found = [
    { path: "key", message: attributeKeyProblem(key) },
    { path: "gives", message: countProblem(gives.length) },
    ...gives.map((attribute, index) => ({ path: `gives[${index}]`, message: givenProblem(attribute, { index, gives, key }) })),
    ...Object.entries(otherwise).map(([attribute, value]) => ({
      path: `otherwise.${attribute}`,
      message: gives.includes(attribute) ? givenValueProblem(value) : `The table does not give ${attribute}.`,
    })),
  ];
  return found.flatMap(({ path, message }) => (message === null ? [] : [{ path, message }]));
}

/** Everything that is wrong with the draft, in the order of the form. */
export function readLookUpDraft(draft: LookUpDraft): readonly DraftProblem[] {
  const texts = [
    { field: "name", message: nameProblem(draft.name) },
    { field: "code", message: codeProblem(draft.code) },
    { field: "description", message: descriptionProblem(draft.description) },
  ].flatMap(({ field, message }) => (message === null ? [] : [{ field, message }]));
  const rest = lookUpProblems(contentOfLookUp(draft)).map(({ path, message }) => ({ field: fieldOfLookUp(path, draft), message }));
  return [...texts, ...rest];
}

/** Where in the form a path is typed. */
export function fieldOfLookUp(path: string, { given }: Pick<LookUpDraft, "given">): string {
  const [, index] = /^gives\[?\.?(\d+)/.exec(path) ?? [];
  const at = index === undefined ? undefined : given[Number.parseInt(index, 10)];
  if (at !== undefined) return fieldOfGiven(at.key, "attribute");
  const otherwise = given.find(({ attribute }) => path === `otherwise.${attribute.trim()}`);
  if (otherwise !== undefined) return fieldOfGiven(otherwise.key, "otherwise");
  return path;
}

function countProblem(count: number): string | null {
  if (count === 0) return "Name at least one attribute that it gives.";
  return count > MOST_GIVEN ? `At most ${MOST_GIVEN} attributes.` : null;
}

function givenProblem(attribute: string, { index, gives, key }: { index: number; gives: readonly string[]; key: string }): string | null {
  const problem = attributeKeyProblem(attribute);
  if (problem !== null) return problem;
  if (attribute === key) return "It is looked up, so the table cannot give it.";
  return gives.indexOf(attribute) < index ? `${attribute} is given already.` : null;
}

/** Of what a row gives, and of what is given where nothing is found. */
export function givenValueProblem(value: string): string | null {
  if (value.length > MOST_VALUE_LETTERS) return `A value has at most ${MOST_VALUE_LETTERS} letters.`;
  return CONTROL.test(value) ? "A value stands on one line." : null;
}

const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}]/u;
