// The lowest versions without a known hole that matters here. `npm audit` is not answered by every registry, so the lock file is read.
// Raise a floor when an advisory names a version; the reason stands beside it.
export const FLOORS = {
  next: "16.4.5", // CVE-2026-119347, and below it remote code execution through server functions, images and `use cache`
  react: "19.2.6", // denial of service in server components
  "react-dom": "19.2.6",
  "next-auth": "4.24.15", // CVE-2026-73420 (look-alike address), a crash in getToken, cookies not bound to their provider
  sharp: "0.35.5", // CVE-2026-96889: remote code execution by an image
  nodemailer: "7.0.7", // mail sent to another domain than the one shown
  zod: "4.0.0",
};

/** Every copy of a guarded package in the lock that is below its floor, nested copies too. */
export function belowFloor(lock) {
  return Object.entries(lock.packages).flatMap(([place, { version }]) => {
    const name = place.split("node_modules/").at(-1);
    const floor = Object.hasOwn(FLOORS, name) ? FLOORS[name] : undefined;
    return floor && version && isBelow(version, floor) ? [{ place, version, floor }] : [];
  });
}

/** A version without its numbers (a git address, say) counts as below; so does a pre-release of the floor itself. */
function isBelow(version, floor) {
  const parts = /^(\d+)\.(\d+)\.(\d+)(-)?/.exec(version);
  if (!parts) return true;
  const wanted = floor.split(".").map(Number);
  const difference = wanted.map((least, index) => Number(parts[index + 1]) - least).find((step) => step !== 0);
  return difference === undefined ? parts[4] === "-" : difference < 0;
}
