import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { start_i18n } from "./i18n";
import { preferred_language } from "./i18n/language";
import { make_tavolo, type Surroundings } from "./make_tavolo";
import { TavoloContext } from "./store/hooks";
import "./styles/fonts.css";
import "./styles/main.scss";
import { App } from "./views/app";

/** Renders the client into the page and asks who is signed in. */
export async function start(around: Surroundings): Promise<void> {
  const root = document.getElementById("root");
  if (!root) throw new Error("the page has no #root");
  const tavolo = make_tavolo(around);
  await start_i18n(preferred_language(tavolo.preferences.read("language"), navigator.languages));
  createRoot(root).render(
    <StrictMode>
      <TavoloContext.Provider value={tavolo}>
        <App />
      </TavoloContext.Provider>
    </StrictMode>,
  );
  await tavolo.session.start();
}
