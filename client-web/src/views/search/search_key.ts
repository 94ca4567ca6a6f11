import { useEffect } from "react";
import { useTavolo } from "../../store/hooks";
import { useGo } from "../router";

export const search_address = "/cerca";
export const search_field_id = "search-text";

/** Into the field, once the page that holds it is drawn and has taken the focus to its heading. */
export function focus_search_field(): void {
  setTimeout(() => document.getElementById(search_field_id)?.focus(), 0);
}

const takes_keys = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.closest("input, textarea, select, [role=textbox], dialog") !== null);

/** The key `/` opens the search: off until turned on, and never inside a field (screens 4.2; WCAG 2.1.4). */
export function useSearchKey(): void {
  const { preferences } = useTavolo();
  const go = useGo();
  useEffect(() => {
    const on_key = (event: KeyboardEvent) => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (takes_keys(event.target) || preferences.read("search_key") !== "on") return;
      event.preventDefault();
      if (location.pathname !== search_address) go(search_address);
      focus_search_field();
    };
    addEventListener("keydown", on_key);
    return () => removeEventListener("keydown", on_key);
  }, [go, preferences]);
}
