import { useEffect, useState } from "react";

type Words = Readonly<Record<string, { readonly it: string; readonly en: string }>>;

let held: Words | undefined;

/**
 * The catalogue's own words for a code, for what is locked before anybody asked the server; fetched when a screen needs
 * them, which the desk of a sitting alone does. Undefined until then, or for a code that this client does not know.
 */
export function useRefusalWords(): (code: string, language: string) => string | undefined {
  const [words, set_words] = useState(held);
  useEffect(() => {
    if (held) return;
    let here = true;
    import("../protocol/refusal_words.json").then(
      (module) => {
        held = module.default;
        if (here) set_words(held);
      },
      () => {
        // Without network the lock stands without its reason; the server gives it when asked.
      },
    );
    return () => {
      here = false;
    };
  }, []);
  return (code, language) => words?.[code]?.[language.startsWith("en") ? "en" : "it"];
}
