import { expect, it } from "vitest";
import { contentSecurityPolicy } from "./content-security-policy.ts";

const policy = (isDevelopment: boolean) => contentSecurityPolicy({ nonce: "n0nce", isDevelopment }).split("; ");

it("lets no script and no style run without the page's nonce", () => {
  expect(policy(false)).toContain("script-src 'self' 'nonce-n0nce' 'strict-dynamic'");
  expect(policy(false)).toContain("style-src 'self' 'nonce-n0nce'");
  expect(policy(false).join()).not.toContain("unsafe-eval");
});

it("lets nobody frame the console, move its base or send its forms elsewhere", () => {
  expect(policy(false)).toEqual(
    expect.arrayContaining(["frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'", "object-src 'none'", "connect-src 'self'"]),
  );
});

it("loosens for the development server only what that server needs", () => {
  const loosened = policy(true).filter((directive) => !policy(false).includes(directive));
  expect(loosened).toEqual(["script-src 'self' 'nonce-n0nce' 'strict-dynamic' 'unsafe-eval'", "style-src 'self' 'unsafe-inline'"]);
});
