import { unreachable } from "#lib/kernel/assert.ts";
import { type Pattern, parseFormat } from "./parse-format.ts";

/** One of each sort of character that formats speak of. */
const CHARACTERS = Array.from("0123456789aAbBcCxXzZ -+._/:,;@#()'&éΩЯ中");
const MOST_STATES = 5000;
const MOST_BEGINNINGS = 2000;

type State = { readonly accepts: ((character: string) => boolean) | null; readonly next: number[] };
type Machine = { readonly states: State[]; readonly start: number /** What texts are made of. */; readonly characters: readonly string[] };

/** What is made so far: the text, and where the machine may be after it. */
type Beginning = { readonly text: string; readonly at: ReadonlySet<number> };

export type Wanted = {
  readonly beginning: string;
  /** False for a text that nothing wanted begins with. */
  readonly isOpen: (text: string) => boolean;
};

/**
 * Texts that the whole format matches and that begin as wanted, the shortest and most different first; null for a format that no
 * samples can be made of. Whoever takes one still has to ask the expression itself.
 */
export function formatSamples(format: string): ((wanted: Wanted) => Generator<string>) | null {
  const pattern = parseFormat(format);
  const machine = pattern && machineOf(pattern, [...new Set([...CHARACTERS, ...Array.from(format)])]);
  if (!machine) return null;
  const distances = distancesIn(machine);
  return function* samples({ beginning, isOpen }) {
    const reached = Array.from(beginning).reduce((at, character) => step(machine, at, character), closed(machine, [machine.start]));
    const queue: Beginning[] = reached.size > 0 ? [{ text: beginning, at: reached }] : [];
    for (const node of queue) {
      yield completed(machine, distances, node);
      for (const character of queue.length < MOST_BEGINNINGS ? machine.characters : []) {
        const at = step(machine, node.at, character);
        if (at.size > 0 && isOpen(node.text + character)) queue.push({ text: node.text + character, at });
      }
    }
  };
}

/** The shortest way on to the end. */
function completed(machine: Machine, distances: readonly number[], { text, at }: Beginning): string {
  let [made, states] = [text, at];
  while (distanceOf(states, distances) > 0) {
    const ways = machine.characters
      .map((character) => ({ character, at: step(machine, states, character) }))
      .filter((way) => way.at.size > 0);
    const [best] = ways.sort((left, right) => distanceOf(left.at, distances) - distanceOf(right.at, distances));
    if (best === undefined) return made;
    made += best.character;
    states = best.at;
  }
  return made;
}

function distanceOf(states: ReadonlySet<number>, distances: readonly number[]): number {
  return Math.min(...[...states].map((index) => distances[index] ?? Number.POSITIVE_INFINITY));
}

function step(machine: Machine, from: ReadonlySet<number>, character: string): ReadonlySet<number> {
  const { states } = machine;
  const next = [...from].flatMap((index) => (states[index]?.accepts?.(character) ? (states[index]?.next ?? []) : []));
  return closed(machine, next);
}

/** With everything that is reached without a character. */
function closed({ states }: Machine, from: readonly number[]): ReadonlySet<number> {
  const found = new Set(from);
  for (const index of found) {
    const state = states[index];
    if (state?.accepts === null) for (const next of state.next) found.add(next);
  }
  return found;
}

/** How many characters it takes from each state to the end, which is state 0. */
function distancesIn({ states }: Machine): readonly number[] {
  const distances = states.map((_, index) => (index === 0 ? 0 : Number.POSITIVE_INFINITY));
  for (let hasChanged = true; hasChanged; ) {
    hasChanged = false;
    for (const [index, { accepts, next }] of states.entries()) {
      const way = (accepts === null ? 0 : 1) + Math.min(...next.map((each) => distances[each] ?? 0), Number.POSITIVE_INFINITY);
      if (way >= (distances[index] ?? 0)) continue;
      distances[index] = way;
      hasChanged = true;
    }
  }
  return distances;
}

function machineOf(pattern: Pattern, characters: readonly string[]): Machine | null {
  const states: State[] = [{ accepts: null, next: [] }];
  const start = add(states, pattern, 0);
  return states.length > MOST_STATES ? null : { states, start, characters };
}

/** Builds from the end: gives the state from which the pattern leads to `next`. */
function add(states: State[], pattern: Pattern, next: number): number {
  if (states.length > MOST_STATES) return next;
  switch (pattern.kind) {
    case "character":
      return states.push({ accepts: testOf(pattern.source), next: [next] }) - 1;
    case "sequence":
      return pattern.items.reduceRight((after, item) => add(states, item, after), next);
    case "choice":
      return states.push({ accepts: null, next: pattern.items.map((item) => add(states, item, next)) }) - 1;
    case "repeat":
      return repeated(states, pattern, next);
    default:
      return unreachable(pattern);
  }
}

function repeated(states: State[], { item, least, most }: Extract<Pattern, { kind: "repeat" }>, next: number): number {
  let start = next;
  if (most === null) {
    const loop: State = { accepts: null, next: [next] };
    start = states.push(loop) - 1;
    loop.next.push(add(states, item, start));
  }
  for (let count = least; count < (most ?? least) && states.length <= MOST_STATES; count += 1) {
    start = states.push({ accepts: null, next: [next, add(states, item, start)] }) - 1;
  }
  for (let count = 0; count < least && states.length <= MOST_STATES; count += 1) start = add(states, item, start);
  return start;
}

function testOf(source: string): (character: string) => boolean {
  const expression = new RegExp(`^(?:${source})$`, "u");
  const known = new Map<string, boolean>();
  return (character) => {
    const verdict = known.get(character) ?? expression.test(character);
    known.set(character, verdict);
    return verdict;
  };
}
