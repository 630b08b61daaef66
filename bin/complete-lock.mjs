// Adds to package-lock.json the optional platform packages that the registry in use did not serve.
//
// `npm install` leaves out an optional package that it cannot fetch, and `npm ci` then refuses the lock on every platform
// ("Missing: … from lock file"). A lock written behind such a registry would also be useless on a Mac. So each missing entry is
// written down as npm itself would: its version, its platform, `optional`. Run it after every `npm install`.
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const SYSTEMS = [
  [/darwin/, "darwin"],
  [/win32|windows|-win-/, "win32"],
  [/freebsd/, "freebsd"],
  [/openbsd/, "openbsd"],
  [/netbsd/, "netbsd"],
  [/sunos/, "sunos"],
  [/aix/, "aix"],
  [/android/, "android"],
  [/openharmony/, "openharmony"],
  [/linux/, "linux"],
];

const PROCESSORS = [
  [/wasm32/, "wasm32"],
  [/arm64|aarch64/, "arm64"],
  [/ppc64/, "ppc64"],
  [/riscv64/, "riscv64"],
  [/s390x/, "s390x"],
  [/loong64/, "loong64"],
  [/mips64el/, "mips64el"],
  [/ia32/, "ia32"],
  [/x64/, "x64"],
  [/arm/, "arm"],
];

/** Returns the lock with its missing optional packages, and their places. */
export function completeLock(lock) {
  const packages = { ...lock.packages };
  const added = [];
  for (const [place, entry] of Object.entries(lock.packages)) {
    for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
      if (isInstalled(packages, place, name)) continue;
      const target = `node_modules/${name}`;
      packages[target] = platformEntry(name, range, entry);
      added.push(target);
    }
  }
  const sorted = Object.entries(packages).sort(([left], [right]) => (left < right ? -1 : 1));
  return { lock: { ...lock, packages: Object.fromEntries(sorted) }, added };
}

/** Node looks for a package beside its user, then one folder further up, and so on; the lock names these folders. */
function isInstalled(packages, place, name) {
  for (let folder = place; ; ) {
    if (packages[`${folder === "" ? "" : `${folder}/`}node_modules/${name}`]) return true;
    if (folder === "") return false;
    const parent = folder.lastIndexOf("/node_modules/");
    folder = parent === -1 ? "" : folder.slice(0, parent);
  }
}

function platformEntry(name, range, owner) {
  const cpu = firstMatch(PROCESSORS, name);
  const os = firstMatch(SYSTEMS, name);
  return {
    version: range.replace(/^[\^~]/, ""),
    ...(cpu && { cpu: [cpu] }),
    ...(owner.dev && { dev: true }),
    ...(owner.license && { license: owner.license }),
    optional: true,
    ...(os && { os: [os] }),
  };
}

function firstMatch(table, name) {
  return table.find(([pattern]) => pattern.test(name))?.[1];
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const file = path.join(path.dirname(fileURLToPath(import.meta.url)), "..", "package-lock.json");
  const { lock, added } = completeLock(JSON.parse(readFileSync(file, "utf8")));
  if (added.length > 0) writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(added.length === 0 ? "package-lock.json is complete." : `package-lock.json: ${added.length} platform packages added.`);
}
