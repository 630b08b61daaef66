/** The first thing that keeps a text from being JSON, or from meaning one thing only. */
export type JsonFault = { readonly line: number; readonly column: number; readonly message: string };

type Expected = "value" | "value or ]" | "member" | "member or }" | "colon" | "comma or ]" | "comma or }" | "end";

const EXPECTED_IN_WORDS: Readonly<Record<Expected, string>> = {
  value: "a value",
  "value or ]": "a value or ]",
  member: 'a member\'s name in quotes, such as "price"',
  "member or }": 'a member\'s name in quotes, such as "price", or }',
  colon: "a colon",
  "comma or ]": "a comma or ]",
  "comma or }": "a comma or }",
  end: "the end",
};

const BLANK = /[ \t\r\n]*/y;
const PRIMITIVE = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.+-])|(?:true|false|null)(?!\w)/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/**
 * `JSON.parse` says where only now and then, and takes the last of two members with one name in silence. Its verdict stands; this
 * finds the place, and the repetition.
 */
export function findJsonFault(text: string): JsonFault | null {
  const open: (Set<string> | null)[] = [];
  let expected: Expected = "value";
  let at = 0;
  const wrong = (message: string): JsonFault => ({ ...placeOf(text, at), message });
  const afterValue = (): Expected => {
    const inner = open.at(-1);
    if (inner === undefined) return "end";
    return inner === null ? "comma or ]" : "comma or }";
  };
  for (;;) {
    at = skip(BLANK, text, at) ?? at;
    const character = text[at];
    if (character === undefined) return expected === "end" ? null : wrong(`It ends here, and ${EXPECTED_IN_WORDS[expected]} is missing.`);
    const token = tokenAt(text, at);
    const next: Next | null = token === null ? null : step(expected, token.kind);
    if (token === null || next === null) return wrong(`Expected ${EXPECTED_IN_WORDS[expected]}, found ${foundAt(text, at)}.`);
    if (token.kind === "{") open.push(new Set());
    if (token.kind === "[") open.push(null);
    if (token.kind === "}" || token.kind === "]") open.pop();
    if (next === "colon") {
      const name = text.slice(at, token.end);
      const names = open.at(-1);
      if (names?.has(name)) return wrong(`The member ${name} stands here for the second time. Keep one of them.`);
      names?.add(name);
    }
    expected = next === "after value" ? afterValue() : next;
    at = token.end;
  }
}

type Token = { readonly kind: "{" | "}" | "[" | "]" | ":" | "," | "text" | "primitive"; readonly end: number };

function tokenAt(text: string, at: number): Token | null {
  const character = text.charAt(at);
  switch (character) {
    case "{":
    case "}":
    case "[":
    case "]":
    case ":":
    case ",":
      return { kind: character, end: at + 1 };
    case '"': {
      const end = endOfText(text, at);
      return end === null ? null : { kind: "text", end };
    }
    default: {
      const end = skip(PRIMITIVE, text, at);
      return end === null ? null : { kind: "primitive", end };
    }
  }
}

type Next = Expected | "after value";

/** What may follow a token where `expected` was expected; null when the token may not stand there. */
function step(expected: Expected, kind: Token["kind"]): Next | null {
  switch (expected) {
    case "value":
    case "value or ]":
      if (kind === "{") return "member or }";
      if (kind === "[") return "value or ]";
      if (kind === "text" || kind === "primitive") return "after value";
      return kind === "]" && expected === "value or ]" ? "after value" : null;
    case "member":
    case "member or }":
      if (kind === "text") return "colon";
      return kind === "}" && expected === "member or }" ? "after value" : null;
    case "colon":
      return kind === ":" ? "value" : null;
    case "comma or ]":
      if (kind === ",") return "value";
      return kind === "]" ? "after value" : null;
    case "comma or }":
      if (kind === ",") return "member";
      return kind === "}" ? "after value" : null;
    case "end":
      return null;
  }
}

/** Walked by hand: a pattern for a whole text would need as much stack as the text is long. */
function endOfText(text: string, begin: number): number | null {
  let at = begin + 1;
  while (at < text.length) {
    const character = text[at] ?? "";
    if (character === '"') return at + 1;
    if (character < " ") return null;
    const end = character === "\\" ? skip(ESCAPE, text, at) : at + 1;
    if (end === null) return null;
    at = end;
  }
  return null;
}

function skip(pattern: RegExp, text: string, at: number): number | null {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : null;
}

const LONGEST_FOUND = 20;

function foundAt(text: string, at: number): string {
  if (text[at] === '"') return "a text that does not end, or holds a character that must be escaped";
  const word = /^[\w.+-]+|^./su.exec(text.slice(at, at + LONGEST_FOUND))?.[0] ?? "";
  return JSON.stringify(word);
}

/** Both counted from 1, the column in characters as editors count them. */
function placeOf(text: string, at: number): Pick<JsonFault, "line" | "column"> {
  const before = text.slice(0, at);
  const lineStart = before.lastIndexOf("\n") + 1;
  return { line: before.split("\n").length, column: at - lineStart + 1 };
}
