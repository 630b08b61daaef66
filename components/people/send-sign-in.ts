import { refusalSentence } from "#lib/domain/refusal-sentence.ts";

export type SignInAnswer = { readonly ok: true } | { readonly ok: false; readonly message: string };

const FAILED = "Something went wrong on our side. Try again in a moment.";

/** Signs in through next-auth's own address; its answer carries a refusal in the query of a URL that is never visited. */
export async function sendSignIn(email: string, password: string): Promise<SignInAnswer> {
  try {
    const csrfToken = await textIn(await fetch("/api/auth/csrf", { cache: "no-store" }), "csrfToken");
    const body = new URLSearchParams({ csrfToken, email, password, json: "true", callbackUrl: "/" });
    const response = await fetch("/api/auth/callback/credentials", { method: "POST", body });
    const url = await textIn(response, "url");
    const error = new URL(url, window.location.origin).searchParams.get("error");
    return response.ok && error === null ? { ok: true } : { ok: false, message: sentenceOf(error ?? "") };
  } catch {
    return { ok: false, message: "The server did not answer. Check the connection and try again." };
  }
}

/** By hand: a schema library would be most of what the sign-in page loads. */
async function textIn(response: Response, name: string): Promise<string> {
  const answer: unknown = await response.json();
  const text: unknown = typeof answer === "object" && answer !== null ? Reflect.get(answer, name) : null;
  if (typeof text !== "string") throw new TypeError(`The answer has no ${name}.`);
  return text;
}

function sentenceOf(error: string): string {
  const [code, detail = ""] = error.split(":");
  if (code === "CredentialsSignin") return refusalSentence({ code: "SIGN_IN_FAILED" });
  if (code === "TOO_MANY_ATTEMPTS") return refusalSentence({ code, params: { seconds: detail } });
  if (code === "DEMO_ONLY") return refusalSentence({ code });
  return code === "FAULT" ? `${FAILED} Its number is ${detail}.` : FAILED;
}
