/**
 * Tells when the page may have slept or lost the network without noticing: the tab became visible, the browser says it
 * is online, or the page came back from the back/forward cache. Returns a function that stops listening.
 */
export type WakeSignals = (on_wake: () => void) => () => void;

export const browser_wake: WakeSignals = (on_wake) => {
  const when_visible = () => {
    if (document.visibilityState === "visible") on_wake();
  };
  document.addEventListener("visibilitychange", when_visible);
  window.addEventListener("online", on_wake);
  window.addEventListener("pageshow", on_wake);
  return () => {
    document.removeEventListener("visibilitychange", when_visible);
    window.removeEventListener("online", on_wake);
    window.removeEventListener("pageshow", on_wake);
  };
};
