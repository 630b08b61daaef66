// npm run build: the console for production, unless the last build was made from exactly these sources. `npm start` does the same by itself.
import { ensureBuilt } from "./launcher/build.mjs";
import { createLifecycle, stopOnSignals } from "./launcher/lifecycle.mjs";
import { ROOT } from "./launcher/settings.mjs";

const lifecycle = createLifecycle();
stopOnSignals(lifecycle);
await ensureBuilt(ROOT, lifecycle);
