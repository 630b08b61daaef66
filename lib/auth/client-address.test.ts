import { expect, it } from "vitest";
import { clientAddress } from "./client-address.ts";

/** The last address was added by this server from the socket. */
it.each([
  ["nobody stands between", "198.51.100.7", 0, "198.51.100.7"],
  ["a client makes up a past", "10.0.0.1, 198.51.100.7", 0, "198.51.100.7"],
  ["our one proxy says who asked it", "198.51.100.7, 10.0.0.1", 1, "198.51.100.7"],
  ["a client makes up a past before our proxy", "1.1.1.1, 198.51.100.7, 10.0.0.1", 1, "198.51.100.7"],
  ["the request came past the proxies", "198.51.100.7", 2, "198.51.100.7"],
  ["there is nothing", null, 0, "unknown"],
])("%s", (_name, forwardedFor, trustedProxies, address) => {
  expect(clientAddress(forwardedFor, trustedProxies)).toBe(address);
});
