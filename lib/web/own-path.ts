const ANY_ORIGIN = "http://own.invalid";

/** A path of this console out of untrusted text, or null: never another host, however it is spelt. */
export function ownPath(text: string | null | undefined): string | null {
  if (!text?.startsWith("/") || !URL.canParse(text, ANY_ORIGIN)) return null;
  const url = new URL(text, ANY_ORIGIN);
  const path = `${url.pathname}${url.search}`;
  // "/a/..//evil.example" keeps our origin here and would still leave it as a Location header.
  return url.origin === ANY_ORIGIN && !path.startsWith("//") && !path.includes("\\") ? path : null;
}
