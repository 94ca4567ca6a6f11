import i18next, { type i18n } from "i18next";
import { initReactI18next } from "react-i18next";
import type { Language } from "./language";

// A language is fetched when it is shown: nobody downloads the words of the other.
const words_of: Record<Language, () => Promise<{ words: Record<string, unknown> }>> = {
  it: () => import("./words_it"),
  en: () => import("./words_en"),
};

/** Starts the translations; to be awaited before the first render. */
export async function start_i18n(language: Language = "it"): Promise<i18n> {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: { [language]: { translation: (await words_of[language]()).words } },
    interpolation: { escapeValue: false },
    returnNull: false,
    showSupportNotice: false,
  });
  tell_page(language);
  return i18next;
}

/** Shows everything in the other language at once; where one is and what one typed stays. */
export async function change_language(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, "translation")) {
    i18next.addResourceBundle(language, "translation", (await words_of[language]()).words);
  }
  await i18next.changeLanguage(language);
  tell_page(language);
}

/** What the page itself says of its language, and under which name it would be installed. */
function tell_page(language: Language): void {
  document.documentElement.lang = language;
  const manifest = document.querySelector<HTMLLinkElement>('link[rel="manifest"]');
  if (manifest) manifest.href = language === "en" ? "/manifest.en.webmanifest" : "/manifest.webmanifest";
}
