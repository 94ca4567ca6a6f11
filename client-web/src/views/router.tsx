import { createContext, useCallback, useContext, useEffect, useLayoutEffect, useMemo, useRef, useSyncExternalStore, type AnchorHTMLAttributes, type ReactNode } from "react";

/**
 * Addresses of the client on the browser's history. Small on purpose: patterns with `:name`, links, and the same scroll
 * position on return.
 */
export interface Place {
  readonly path: string;
  readonly search: string;
  readonly hash: string;
  /** Differs for each entry of the history; the scroll position is remembered under it. */
  readonly key: string;
}

const scroll_positions = new Map<string, number>();
const listeners = new Set<() => void>();
let current: Place | undefined;
/** How one came to the present place: by a link or an act, back or forward, or by a fragment that the browser itself follows. */
let arrival: "go" | "return" | "fragment" | "stay" = "go";

const new_key = (): string => `${Date.now().toString(36)}${Math.random().toString(36).slice(2, 8)}`;

function read_place(): Place {
  const state = history.state as { key?: string } | null;
  const { pathname, search, hash } = location;
  if (current && current.path === pathname && current.search === search && current.hash === hash && current.key === (state?.key ?? "first")) {
    return current;
  }
  current = { path: pathname, search, hash, key: state?.key ?? "first" };
  return current;
}

function remember_scroll(): void {
  if (current) scroll_positions.set(current.key, window.scrollY);
}

function tell(): void {
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    addEventListener("popstate", on_return);
    if (history.state === null) history.replaceState({ key: "first" }, "");
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) removeEventListener("popstate", on_return);
  };
}

function on_return(event: PopStateEvent): void {
  // A link to a fragment of the same page makes an entry without state; the browser scrolls and focuses by itself.
  if (event.state === null) {
    arrival = "fragment";
    history.replaceState({ key: new_key() }, "");
  } else {
    remember_scroll();
    arrival = "return";
  }
  tell();
}

export interface GoOptions {
  /** Replaces the present entry: after a redirect there is nothing to return to. */
  readonly replace?: boolean;
  /** Neither focus nor scroll moves: who turns a knob keeps a hand on it. */
  readonly stay?: boolean;
}

/** Goes to an address of this client. */
export function go_to(address: string, options: GoOptions = {}): void {
  remember_scroll();
  arrival = options.stay ? "stay" : "go";
  const state = { key: new_key() };
  if (options.replace) history.replaceState(state, "", address);
  else history.pushState(state, "", address);
  tell();
}

const GoContext = createContext(go_to);

/** A part of the client that lives below an address of its own: what it holds is reached within it, the rest is left. */
export interface Below {
  /** "/com-era/4711" */
  readonly prefix: string;
  readonly holds: (path: string) => boolean;
}

const BelowContext = createContext<Below | undefined>(undefined);

/** Inside, addresses are read and written as if the part were the whole client. `below` must not be made anew each time. */
export function Inside({ below, children }: { below: Below; children: ReactNode }) {
  const go = useCallback((address: string, options?: GoOptions) => go_to(address_below(below, address), options), [below]);
  return (
    <BelowContext.Provider value={below}>
      <GoContext.Provider value={go}>{children}</GoContext.Provider>
    </BelowContext.Provider>
  );
}

/** A link in here leads out of the part that lives below an address of its own. */
export function Outside({ children }: { children: ReactNode }) {
  return (
    <BelowContext.Provider value={undefined}>
      <GoContext.Provider value={go_to}>{children}</GoContext.Provider>
    </BelowContext.Provider>
  );
}

function address_below(below: Below | undefined, address: string): string {
  const [path = ""] = address.split(/[?#]/, 1);
  return below?.holds(path) ? `${below.prefix}${address}` : address;
}

export function usePlace(): Place {
  const place = useSyncExternalStore(subscribe, read_place);
  const below = useContext(BelowContext);
  return useMemo(() => (below && place.path.startsWith(below.prefix) ? { ...place, path: place.path.slice(below.prefix.length) || "/" } : place), [place, below]);
}

export function useGo(): typeof go_to {
  return useContext(GoContext);
}

/** One word of the query string, for instance a filter; setting it replaces the entry of the history. */
export function useSearchWord(name: string): [string | undefined, (value: string | undefined) => void] {
  const place = usePlace();
  const value = new URLSearchParams(place.search).get(name) ?? undefined;
  const set = useCallback(
    (next: string | undefined) => {
      const words = new URLSearchParams(location.search);
      if (next === undefined || next === "") words.delete(name);
      else words.set(name, next);
      const search = words.toString();
      const key = (history.state as { key?: string } | null)?.key;
      history.replaceState({ key }, "", `${location.pathname}${search === "" ? "" : `?${search}`}${location.hash}`);
      tell();
    },
    [name],
  );
  return [value, set];
}

export type Params = Readonly<Record<string, string>>;

/** `/piano/:code` against `/piano/OO1.2`; undefined when it does not fit. */
export function match_path(pattern: string, path: string): Params | undefined {
  const wanted = pattern.split("/").filter(Boolean);
  const given = path.split("/").filter(Boolean);
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [at, part] of wanted.entries()) {
    const word = given[at] ?? "";
    if (part.startsWith(":")) {
      try {
        params[part.slice(1)] = decodeURIComponent(word);
      } catch {
        return undefined;
      }
    } else if (part !== word) return undefined;
  }
  return params;
}

export interface Route {
  readonly pattern: string;
  readonly show: (params: Params) => ReactNode;
}

/** Shows the first route that fits, else `otherwise`. */
export function Routes({ routes, otherwise }: { routes: readonly Route[]; otherwise: ReactNode }) {
  const place = usePlace();
  for (const route of routes) {
    const params = match_path(route.pattern, place.path);
    if (params) return <>{route.show(params)}</>;
  }
  return <>{otherwise}</>;
}

export interface LinkProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  readonly to: string;
}

/** A link inside the client; a press with a modifier is left to the browser. */
export function Link({ to, onClick, ...rest }: LinkProps) {
  const go = useGo();
  const below = useContext(BelowContext);
  return (
    <a
      {...rest}
      href={address_below(below, to)}
      onClick={(event) => {
        onClick?.(event);
        if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        go(to);
      }}
    />
  );
}

/**
 * After a change of address: focus to the h1 (screens 4.2), to the top, or back to where one was. Nothing happens on the
 * first page, which the browser itself announces.
 */
export function useArrival(): void {
  const place = usePlace();
  const first = useRef(true);
  const path_of_focus = useMemo(() => place.path, [place.path]);
  useLayoutEffect(() => {
    if ("scrollRestoration" in history) history.scrollRestoration = "manual";
  }, []);
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    if (arrival === "fragment" || arrival === "stay") return;
    const target = place.hash.length > 1 ? document.getElementById(decodeURIComponent(place.hash.slice(1))) : null;
    const heading = (arrival === "go" ? target : null) ?? document.querySelector<HTMLElement>("main h1");
    if (heading) {
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
    }
    if (target && arrival === "go") target.scrollIntoView();
    else window.scrollTo(0, arrival === "return" ? (scroll_positions.get(place.key) ?? 0) : 0);
  }, [path_of_focus, place.key, place.hash]);
}
