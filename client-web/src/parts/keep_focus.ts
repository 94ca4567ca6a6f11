import { useEffect, useRef, type FocusEvent, type RefObject } from "react";

export interface KeptFocus<Target extends HTMLElement> {
  /** For the element that may lose what had the focus. */
  readonly around: { readonly onFocus: () => void; readonly onBlur: (event: FocusEvent) => void };
  /** For its heading, which takes the focus then; give it `tabIndex={-1}`. */
  readonly target: RefObject<Target>;
}

/**
 * A pressed button that gives way to its result would leave the focus at the top of the page: whoever works by keyboard
 * or by ear is put on the heading of the same card instead. `key` changes with what the card shows.
 */
export function useKeptFocus<Target extends HTMLElement = HTMLHeadingElement>(key: unknown): KeptFocus<Target> {
  const target = useRef<Target>(null);
  const inside = useRef(false);
  useEffect(() => {
    const lost = document.activeElement === null || document.activeElement === document.body;
    if (inside.current && lost) target.current?.focus({ preventScroll: true });
  }, [key]);
  return {
    around: {
      onFocus: () => (inside.current = true),
      // Who goes elsewhere, or presses beside everything, has left; what was removed or locked under the focus has not.
      onBlur: (event) => {
        const { currentTarget, relatedTarget, target: left } = event;
        const gone = !left.isConnected || (left instanceof HTMLButtonElement && left.disabled);
        if (relatedTarget === null ? !gone : !currentTarget.contains(relatedTarget)) inside.current = false;
      },
    },
    target,
  };
}
