import { act, fireEvent, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it } from "vitest";
import { type FakeServer, Refused } from "../fixtures/fake_server";
import { with_acts } from "../fixtures/table_acts";
import { calm, expect_accessible, show } from "./on_page";

const plain = (text: string) => ({ text, match: false });
const found = (text: string) => ({ text, match: true });

const proposal_group = {
  kind: "proposal",
  items: [{ object: "proposal-2", organisation: "organisation-10", title: [plain("P-2027-002 Un "), found("termine"), plain(" certo")], excerpt: [plain("…per il primo accesso")], at: "2027-02-11T09:00:00.000Z", hidden: false }],
};
const comment_group = (n: number, next?: string) => ({
  kind: "comment",
  items: [{ object: `comment-${n}`, about: "node-3", about_label: "OO1.2 Modalità", organisation: "organisation-50", title: [], excerpt: [plain("Serve un "), found("termine"), plain(" <b>vero</b>.")], at: "2027-02-12T09:00:00.000Z", hidden: n === 9 }],
  ...(next !== undefined ? { next } : {}),
});
const finds = (groups: object[]) => (server: FakeServer) => {
  with_acts(server);
  server.handlers.set("search", (params) => (params["cursor"] === undefined ? { groups } : { groups: [comment_group(9)] }));
};

describe("the search", () => {
  afterEach(() => localStorage.clear());

  it("is opened from the header, with the field ready to type in", async () => {
    await show("/", finds([]));
    await userEvent.click(screen.getByRole("link", { name: "Cerca" }));
    await calm();
    expect(location.pathname).toBe("/cerca");
    expect(document.activeElement).toBe(screen.getByRole("searchbox", { name: "Parole, numero o codice" }));
    await expect_accessible();
  });

  it("shows what was found by kind, marked, with links to the things", async () => {
    const { server } = await show("/cerca", finds([proposal_group, comment_group(3)]));
    await userEvent.type(screen.getByRole("searchbox"), "  termine {Enter}");
    await calm();
    expect(location.search).toBe("?q=termine");
    expect(server.received.at(-1)).toEqual({ method: "search", params: { text: "termine", limit: 5 } });
    await expect_accessible();
    const proposals = screen.getByRole("region", { name: "Proposte" });
    expect(within(proposals).getByRole("link", { name: "P-2027-002 Un termine certo" }).getAttribute("href")).toBe("/proposte/P-2027-002");
    expect(proposals.querySelector("mark")?.textContent).toBe("termine");
    const comments = screen.getByRole("region", { name: "Commenti" });
    expect(comments.textContent).toContain("Commento di");
    expect(comments.textContent).toContain("Serve un termine <b>vero</b>.");
    expect(comments.querySelector("b")).toBeNull();
    expect(within(comments).getByRole("link").getAttribute("href")).toMatch(/^\/piano\/.*#comment-3$/);
    expect(screen.getByText("Trovato in: Proposte, Commenti").getAttribute("role")).toBe("status");
  });

  it("goes on within one kind, and says what is hidden", async () => {
    const { server } = await show("/cerca?q=termine", finds([comment_group(3, "comment-1-44")]));
    await userEvent.click(screen.getByRole("button", { name: "Mostra altri risultati: Commenti" }));
    await calm();
    expect(server.received.at(-1)?.params).toEqual({ text: "termine", cursor: "comment-1-44", limit: 20 });
    expect(within(screen.getByRole("region", { name: "Commenti" })).getAllByRole("listitem")).toHaveLength(2);
    expect(screen.getByText("Nascosto")).toBeDefined();
    expect(screen.queryByRole("button", { name: /Mostra altri/ })).toBeNull();
  });

  it("says that nothing was found, and leads to an entry by its number", async () => {
    await show("/cerca?q=voce 1.284", finds([]));
    await expect_accessible();
    expect(screen.getByRole("heading", { name: "Nessun testo contiene tutte queste parole" })).toBeDefined();
    expect(screen.getByRole("link", { name: "Vai alla voce 1.284 del registro" }).getAttribute("href")).toBe("/registro/1284");
  });

  it("waits by itself while the search is being prepared, and shows any other refusal with its way out", async () => {
    let code = "search_preparing";
    const { server } = await show("/cerca?q=termine", (one) => {
      with_acts(one);
      one.handlers.set("search", () => {
        throw new Refused({ code, sentence: { it: "Il server ha troppe richieste in attesa." } });
      });
    });
    expect(screen.getByText("La ricerca si sta preparando: riprova da sola tra poco.")).toBeDefined();
    code = "busy";
    await act(() => new Promise((resolve) => setTimeout(resolve, 1_600)));
    expect(screen.getByRole("alert").textContent).toContain("Ricerca non riuscita");
    server.handlers.set("search", () => ({ groups: [proposal_group] }));
    await userEvent.click(screen.getByRole("button", { name: "Cerca di nuovo" }));
    await calm();
    expect(screen.getByRole("region", { name: "Proposte" })).toBeDefined();
  });

  it("opens by a key only for who turned that on, and never inside a field", async () => {
    await show("/", finds([]));
    fireEvent.keyDown(document.body, { key: "/" });
    await calm();
    expect(location.pathname).toBe("/");
    await userEvent.click(screen.getByRole("link", { name: "Cerca" }));
    await userEvent.click(screen.getByRole("checkbox", { name: /tasto \// }));
    await userEvent.type(screen.getByRole("searchbox"), "a/b");
    expect(screen.getByRole<HTMLInputElement>("searchbox").value).toBe("a/b");
    (document.activeElement as HTMLElement).blur();
    fireEvent.keyDown(document.body, { key: "/" });
    await calm();
    expect(document.activeElement).toBe(screen.getByRole("searchbox"));
  });
});
