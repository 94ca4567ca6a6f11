/** The languages that every sentence of the client and of the server's catalogue exists in. */
export const languages = ["it", "en"] as const;
export type Language = (typeof languages)[number];

/** What people and bodies wrote is Italian, whatever language the screens are in: `lang` of those texts. */
export const content_language: Language = "it";

const is_language = (word: string | null | undefined): word is Language => languages.some((language) => language === word);

/**
 * The language to begin with: the one chosen on this device, else the first of the browser's that there is, else Italian.
 * @param wanted tags of BCP 47 in order of liking, as `navigator.languages`
 */
export function preferred_language(chosen: string | null, wanted: readonly string[]): Language {
  if (is_language(chosen)) return chosen;
  for (const tag of wanted) {
    const primary = tag.toLowerCase().split("-")[0];
    if (is_language(primary)) return primary;
  }
  return "it";
}

export const other_language = (language: string): Language => (language === "en" ? "it" : "en");

/** Address of a page that the server renders, in the language of the screen that leads there. */
export const public_address = (path: string, language: string): string => `${path}?lang=${language}`;

/** Attributes of an element that shows what people wrote, or words of the screen where it is missing. */
export const written = (text: string | undefined): { lang?: Language } => (text === undefined || text === "" ? {} : { lang: content_language });
