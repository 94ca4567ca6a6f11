import { cleanupOutdatedCaches, matchPrecache, precacheAndRoute, type PrecacheEntry } from "workbox-precaching";
import { NavigationRoute, registerRoute } from "workbox-routing";

/** Addresses that the server answers itself: pages of its own, data, what an operator asks. */
export const not_the_client = /^\/(?:api|ws|pubblico|documenti|verbali|calendar|registry|t|metrics|healthz|readyz)(?:\/|$)/;

/** How long (ms) the network has to bring the page before the kept shell is shown. */
const patience = 4_000;

/**
 * Keeps the files of the program, and nothing else: what is fetched from `/api`, over the line or from the public pages
 * never passes through a cache here. A page is the network's, so that who is connected has the newest client; without
 * network it is the kept shell.
 */
export function keep_shell(files: readonly PrecacheEntry[]): void {
  precacheAndRoute([...files], { directoryIndex: "", cleanURLs: false });
  cleanupOutdatedCaches();
  registerRoute(new NavigationRoute(({ request }) => page(request), { denylist: [not_the_client] }));
}

async function page(request: Request): Promise<Response> {
  const shell = () => matchPrecache("/index.html");
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), patience);
  try {
    const answer = await fetch(request, { signal: stop.signal });
    if (answer.status < 500) return answer;
    return (await shell()) ?? answer;
  } catch {
    return (await shell()) ?? Response.error();
  } finally {
    clearTimeout(timer);
  }
}
