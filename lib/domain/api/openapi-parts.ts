/** What comes up at many addresses. */
export const IF_MATCH = {
  name: "If-Match",
  in: "header",
  description: 'The revision that the change is for, as the ETag had it: "3".',
  schema: { type: "string", pattern: '^"[1-9][0-9]*"$' },
};

export const IF_NONE_MATCH = {
  name: "If-None-Match",
  in: "header",
  required: false,
  description: "Of a GET the ETag that is known already: 304 while it is the same. Of a PUT `*`: there must be nothing yet.",
  schema: { type: "string" },
};

const inPath = { in: "path", required: true } as const;
const number = { type: "string", pattern: "^[1-9][0-9]*$" };

/** By the name that addresses have them by; those of headers by their own. */
export const PARAMETERS = {
  code: { ...inPath, name: "code", description: "The code, which never changes.", schema: { type: "string" } },
  number: { ...inPath, name: "number", description: "The number of the account.", schema: { type: "string" } },
  subscription: { ...inPath, name: "subscription", description: "The number of the subscription.", schema: { type: "string" } },
  version: { ...inPath, name: "version", description: "The number of the version.", schema: number },
  pinId: { ...inPath, name: "pinId", description: "The number of the pin.", schema: number },
  holdId: { ...inPath, name: "holdId", description: "The number of the hold.", schema: number },
  backtestId: { ...inPath, name: "backtestId", description: "The number of the backtest.", schema: number },
  udr: { ...inPath, name: "udr", description: "The number of the UDR.", schema: number },
  importId: { ...inPath, name: "importId", description: "The number of the batch.", schema: number },
  IdempotencyKey: {
    name: "Idempotency-Key",
    in: "header",
    required: true,
    description: "Chosen by whoever asks, new for every change and the same for every retry of it.",
    schema: { type: "string", minLength: 1, maxLength: 200 },
  },
} as const;

export const HEADERS = {
  ETag: {
    description: "The revision, or the hash of what never changes; what If-Match and If-None-Match name.",
    schema: { type: "string" },
  },
  Location: { description: "Where it stands from now on.", schema: { type: "string" } },
} as const;

/** The statuses of refusals; which code of the closed list it was stands in the body. */
export const REFUSED = {
  400: "The request cannot be read: its fields, its JSON, or its Idempotency-Key.",
  401: "Nobody is signed in, or the key is not known.",
  403: "The role may not, or a session's request came from another origin.",
  404: "There is nothing of that name.",
  408: "Nothing came for a while, so receiving was given up. Nothing was kept.",
  409: "It cannot be done in the state that things are in.",
  412: "Somebody changed it since the revision that If-Match names.",
  413: "The body is too large.",
  415: "The body is of a type that is not read here.",
  422: "It could never be done as it stands, or the Idempotency-Key belongs to another request.",
  428: "If-Match is missing, or names no revision.",
  503: "Others are at work on it. Nothing was changed; try again in a moment.",
} as const;
