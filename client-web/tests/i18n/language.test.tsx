import { act, cleanup, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it } from "vitest";
import { change_language } from "../../src/i18n";
import { preferred_language } from "../../src/i18n/language";
import { words as english } from "../../src/i18n/words_en";
import { words as italian } from "../../src/i18n/words_it";
import { type FakeServer, offices, Refused } from "../fixtures/fake_server";
import { with_acts } from "../fixtures/table_acts";
import { calm, expect_accessible, go, show } from "../views/on_page";

function flat(value: unknown): string[] {
  return typeof value === "string" ? [value] : Object.values(value as object).flatMap(flat);
}
const english_texts = new Set(flat(english));
/** Italian sentences, as what a page may show of them: any value in the place of a variable. */
const italian_sentences = flat(italian)
  .filter((text) => text.length > 5 && !english_texts.has(text) && text.replace(/\{\{\w+\}\}/g, "").replace(/[^\p{L}]/gu, "").length > 4)
  .map((text) => new RegExp(`^${text.replace(/[.*+?^$()|[\]\\]/g, "\\$&").replace(/\{\{\w+\}\}/g, ".+")}$`, "u"));

/** Texts on the page, outside what people wrote, that are Italian sentences of the screens. */
function italian_left(): string[] {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts: string[] = [document.title];
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (element?.closest("[lang]")?.getAttribute("lang") !== "it") texts.push((walker.currentNode.textContent ?? "").trim());
  }
  for (const element of document.querySelectorAll("[aria-label], [title], [placeholder]")) {
    for (const name of ["aria-label", "title", "placeholder"]) texts.push(element.getAttribute(name) ?? "");
  }
  return texts.filter((text) => text.length > 4 && italian_sentences.some((sentence) => sentence.test(text)));
}

afterEach(async () => {
  cleanup();
  await change_language("it");
});

describe("the language of the screens", () => {
  it("is the one chosen, else the browser's first that there is, else Italian", () => {
    expect(preferred_language("en", ["it-IT"])).toBe("en");
    expect(preferred_language(null, ["en-GB", "it"])).toBe("en");
    expect(preferred_language(null, ["de-DE", "fr", "en-US", "it"])).toBe("en");
    expect(preferred_language(null, ["IT"])).toBe("it");
    expect(preferred_language(null, ["ro-RO"])).toBe("it");
    expect(preferred_language("klingon", [])).toBe("it");
  });

  it("is changed by the switch on every page, at once, and remembered; what was typed stays", async () => {
    await show("/accesso", (server) => (server.signed_in = false));
    await userEvent.type(screen.getByLabelText("Indirizzo e-mail"), "chi@demo.invalid");
    await userEvent.click(screen.getByRole("button", { name: "English" }));
    await waitFor(() => screen.getByRole("heading", { level: 1, name: "Enter the table" }));
    expect(document.documentElement.lang).toBe("en");
    expect(localStorage.getItem("tavolo:language")).toBe("en");
    expect(screen.getByDisplayValue("chi@demo.invalid")).toBeDefined();
    expect(document.title).toMatch(/Permanent consultation table$/);
    expect(screen.getByRole("button", { name: "Italiano" }).lang).toBe("it");
    expect(screen.getByRole("link", { name: "Public page" }).getAttribute("href")).toBe("/pubblico?lang=en");
    await expect_accessible();
  });

  it("is the one in which the server's refusals are read", async () => {
    await change_language("en");
    const { tavolo } = await show("/", (server) => {
      server.handlers.set("take_over", () => {
        throw new Refused({ code: "not_permitted", sentence: { it: "Non puoi.", en: "You may not." } });
      });
    });
    const refused = await tavolo.session.submit("take_over", {}).catch((error: unknown) => error);
    expect((refused as { sentence: (language: string) => string }).sentence("en")).toBe("You may not.");
  });

  const as = (capacity: string) => (server: FakeServer) => {
    with_acts(server);
    server.capacities = offices.filter((office) => office.capacity === capacity);
  };
  const addresses: [string, (server: FakeServer) => void, readonly string[]][] = [
    ["a delegate", with_acts, ["/", "/piano", "/piano/OO1.2", "/proposte", "/proposte/P-2027-002", "/proposte/nuova", "/votazioni", "/votazioni/vote-1", "/registro", "/organismi", "/organismo", "/regolamento", "/nulla"]],
    ["the secretary", as("secretary"), ["/", "/segreteria", "/votazioni/prepara", "/proposte/P-2027-002", "/organismi"]],
    ["an auditor", as("auditor"), ["/registro"]],
  ];
  it.each(addresses)("leaves nothing Italian on the screens of %s", async (_who, prepare, pages) => {
    await change_language("en");
    await show(pages[0] ?? "/", prepare);
    for (const page of pages) {
      await go(page);
      await calm();
      expect([page, italian_left()]).toEqual([page, []]);
    }
  });

  it("leaves nothing Italian on the choice of mandate", async () => {
    await change_language("en");
    await show("/mandato", (server) => act(() => void (server.capacities = [...server.capacities, ...offices])));
    expect(italian_left()).toEqual([]);
  });
});
