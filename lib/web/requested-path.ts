/** Set by proxy.ts on every request for a page, over whatever the client sent: a page does not otherwise know its address. */
export const REQUESTED_PATH_HEADER = "x-requested-path";
