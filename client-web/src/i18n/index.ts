import i18next, { type i18n } from "i18next";
import { initReactI18next } from "react-i18next";

type Dictionary = Record<string, unknown>;

// One file per area, so that screens can be added without touching each other's words. English stands beside it
// (i18n/en, kept complete by a test) and is not shipped until it can be chosen.
const italian = import.meta.glob<Dictionary>("./it/*.json", { eager: true, import: "default" });

/** Starts the translations in Italian; to be awaited before the first render. */
export async function start_i18n(): Promise<i18n> {
  const translation: Dictionary = Object.assign({}, ...Object.values(italian));
  await i18next.use(initReactI18next).init({
    lng: "it",
    fallbackLng: false,
    resources: { it: { translation } },
    interpolation: { escapeValue: false },
    returnNull: false,
    showSupportNotice: false,
  });
  return i18next;
}
