import { act, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import type { Comment, PlanNode } from "../../src/protocol/types";
import { fixture_entities, Refused } from "../fixtures/fake_server";
import { calm, expect_accessible, go, show } from "./on_page";

const node = (code: string) => fixture_entities.find((entity) => entity.type === "plan_node" && (entity.value as unknown as PlanNode).code === code)?.value as unknown as PlanNode;
const others_comment = (n: number): Comment => ({
  id: `comment-9${n}`, subject: node("OO1.2").id, organisation: "organisation-50", capacity: "delegate", stance: "neutral", version: 1,
  posted_at: "2027-03-03T08:40:00.000Z", hidden: false, text: `Nuovo ${n}`, replies: 0, index: 500 + n,
});

describe("the plan", () => {
  it("shows its eight areas and fifteen objectives, the empty areas too", async () => {
    await show("/piano");
    await expect_accessible();
    expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("Piano Intercomunale dei servizi sociali e sociosanitari");
    const tree = screen.getByRole("tree");
    expect(within(tree).getAllByRole("treeitem")).toHaveLength(8);
    expect(within(tree).getAllByText("nessun obiettivo")).toHaveLength(2);
  });

  it("is walked by keyboard: arrows, Home, End, first letter", async () => {
    await show("/piano");
    const user = userEvent.setup();
    const focused = () => document.activeElement?.textContent ?? "";
    act(() => screen.getAllByRole("treeitem")[0]?.focus());
    await user.keyboard("{ArrowRight}");
    expect(screen.getAllByRole("treeitem")).toHaveLength(10);
    await user.keyboard("{ArrowRight}");
    expect(focused()).toContain("OS1");
    await user.keyboard("{ArrowLeft}");
    expect(focused()).toContain("Welfare d'accesso");
    await user.keyboard("{ArrowLeft}");
    expect(screen.getAllByRole("treeitem")).toHaveLength(8);
    await user.keyboard("{End}");
    expect(focused()).toContain("Immigrazione");
    await user.keyboard("{Home}d");
    expect(focused()).toContain("Disabilità");
    await user.keyboard("{Enter}");
    expect(location.pathname).toBe("/piano/A4");
  });

  it("opens the branch of the point one came to by its address", async () => {
    await show("/piano/OO1.2");
    const selected = screen.getByRole("treeitem", { selected: true });
    expect(selected.textContent).toContain("OO1.2");
  });

  it("orders by section a to h as well", async () => {
    await show("/piano");
    await userEvent.click(screen.getByRole("button", { name: "Per sezione a-h" }));
    expect(screen.getAllByRole("treeitem").map((row) => row.textContent?.slice(0, 2))).toEqual(["a.", "b.", "c.", "d.", "e.", "f.", "g.", "h."]);
  });

  it("says of an empty area that one can propose its first objective", async () => {
    await show("/piano/A7");
    expect(screen.getByText("Nessun obiettivo in Salute mentale e dipendenze")).toBeDefined();
    expect(screen.getByRole("link", { name: "Proponi un obiettivo" }).getAttribute("href")).toContain("tipo=enrich");
    await expect_accessible();
  });

  it("moves the focus to the heading and names the page at each change of address", async () => {
    await show("/piano/OO1.2");
    go("/piano/AZ2");
    await calm();
    expect(document.activeElement).toBe(screen.getByRole("heading", { level: 1 }));
    expect(document.title).toContain("AZ2 Assistenza domiciliare disabili");
  });
});

describe("an objective", () => {
  it("shows alignment, actions, indicators, proposals and comments, and invents no number", async () => {
    await show("/piano/OO1.2");
    await expect_accessible();
    expect(screen.getByText("12 comuni")).toBeDefined();
    expect(screen.getByText("14 comuni")).toBeDefined();
    expect(screen.getAllByText("da rilevare")).toHaveLength(10);
    expect(screen.getByRole("link", { name: /AZ1 Regolamento unico/ })).toBeDefined();
    expect(screen.getByRole("link", { name: /P-2027-004/ })).toBeDefined();
    go("/piano/AZ2");
    expect(screen.getAllByText("Valore non ancora caricato").length).toBeGreaterThan(0);
  });

  it("collects new comments of others and inserts them on press", async () => {
    const { server } = await show("/piano/OO1.2");
    expect(screen.getByText(/Prima di fissare i tempi/)).toBeDefined();
    act(() => {
      server.add_comment(others_comment(1));
      server.add_comment(others_comment(2));
    });
    expect(screen.queryByText("Nuovo 1")).toBeNull();
    await userEvent.click(screen.getByRole("button", { name: "2 nuovi commenti" }));
    expect(screen.getByText("Nuovo 1")).toBeDefined();
    expect(screen.getByText("Nuovo 2")).toBeDefined();
  });

  it("asks for a stance, publishes, and says recorded only when the server has answered", async () => {
    const { server } = await show("/piano/OO1.2");
    const user = userEvent.setup();
    const form = screen.getByRole("form", { name: "Il tuo commento" });
    await user.type(within(form).getByLabelText("Testo del commento"), "Serve un orario unico.");
    await user.click(within(form).getByRole("button", { name: "Pubblica il commento" }));
    expect(within(form).getByText(/Scegli se il commento è favorevole/)).toBeDefined();
    expect(server.received.some((one) => one.method === "post_comment")).toBe(false);
    await user.click(within(form).getByRole("radio", { name: "Favorevole" }));
    server.silent = true;
    await user.click(within(form).getByRole("button", { name: "Pubblica il commento" }));
    await calm();
    expect(within(form).getByRole("button", { name: "In invio" }).getAttribute("aria-busy")).toBe("true");
    expect(screen.queryByText(/Registrato alle/)).toBeNull();
  });

  it("shows one's own comment at once and clears the draft", async () => {
    await show("/piano/OO1.2");
    const user = userEvent.setup();
    const form = screen.getByRole("form", { name: "Il tuo commento" });
    await user.click(within(form).getByRole("radio", { name: "Contrario" }));
    await user.type(within(form).getByLabelText("Testo del commento"), "Non così.");
    expect(Object.keys(localStorage).some((key) => key.startsWith("tavolo:draft:"))).toBe(true);
    await user.click(within(form).getByRole("button", { name: "Pubblica il commento" }));
    await calm();
    expect(screen.getByText("Non così.")).toBeDefined();
    expect(within(form).getByText(/Registrato alle/)).toBeDefined();
    expect(within(form).getByLabelText<HTMLTextAreaElement>("Testo del commento").value).toBe("");
    expect(Object.keys(localStorage).some((key) => key.startsWith("tavolo:draft:"))).toBe(false);
  });

  it("keeps the text when the server refuses, and says why and what can be done", async () => {
    await show("/piano/OO1.2", (server) => {
      server.handlers.set("post_comment", () => {
        throw new Refused({ code: "rate_limited", rule: "rules#wire", sentence: { it: "Hai inviato troppe richieste in poco tempo." } });
      });
    });
    const user = userEvent.setup();
    const form = screen.getByRole("form", { name: "Il tuo commento" });
    await user.click(within(form).getByRole("radio", { name: "Neutro" }));
    await user.type(within(form).getByLabelText("Testo del commento"), "Testo che resta");
    await user.click(within(form).getByRole("button", { name: "Pubblica il commento" }));
    await calm();
    expect(screen.getByRole("alert").textContent).toBe("Commento non pubblicatoHai inviato troppe richieste in poco tempo.");
    expect(screen.getByText(/Codice: rate_limited/)).toBeDefined();
    expect(within(form).getByLabelText<HTMLTextAreaElement>("Testo del commento").value).toBe("Testo che resta");
    await expect_accessible();
  });

  it("finds the draft again after a reload and lets it be discarded", async () => {
    const first = await show("/piano/OO1.2");
    await userEvent.type(screen.getByLabelText("Testo del commento"), "Un solo mod");
    act(() => first.tavolo.session.choose_again());
    document.body.innerHTML = "";
    await show("/piano/OO1.2");
    expect(screen.getByText(/Bozza ritrovata, oggi/)).toBeDefined();
    expect(screen.getByLabelText<HTMLTextAreaElement>("Testo del commento").value).toBe("Un solo mod");
    await userEvent.click(screen.getByRole("button", { name: "Scarta" }));
    expect(screen.getByLabelText<HTMLTextAreaElement>("Testo del commento").value).toBe("");
  });

  it("marks words that change while one reads, and touches no field", async () => {
    const { server } = await show("/piano/OO1.2");
    await userEvent.type(screen.getByLabelText("Testo del commento"), "Mentre scrivo");
    const value = { ...node("OO1.2"), version: 4, text: "I comuni dei due ex ambiti applicano gli stessi orari." };
    act(() => server.push([{ type: "plan_node", id: value.id, value }]));
    expect(screen.getByText(/Il testo è cambiato mentre leggevi: dalla versione 3 alla 4/)).toBeDefined();
    expect(document.querySelector("ins")?.textContent).toContain("aggiunto");
    expect(screen.getByLabelText<HTMLTextAreaElement>("Testo del commento").value).toBe("Mentre scrivo");
  });
});
