import { fireEvent, screen, within } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import type { PastDifferences } from "../../src/protocol/session";
import type { Proposal } from "../../src/protocol/types";
import { fixture_entities, type FakeServer } from "../fixtures/fake_server";
import { calm, expect_accessible, show } from "./on_page";

const proposal = fixture_entities.find((entity) => entity.type === "proposal")?.value as unknown as Proposal;

const found: PastDifferences = {
  from: { at: "2027-03-01T09:00:00.000Z", size: 40 },
  to: { at: "2027-03-10T09:00:00.000Z", size: 60 },
  record_size: 900,
  counts: [
    { group: "proposals", added: 1, changed: 1, ended: 0, erased: 0, gone: 0 },
    { group: "mandates", added: 0, changed: 0, ended: 1, erased: 0, gone: 0 },
    { group: "documents", added: 0, changed: 0, ended: 0, erased: 1, gone: 1 },
  ],
  items: [
    {
      group: "proposals", kind: "changed", id: proposal.id, label: "P1-2027 Sportello unico", erased: false, entries: [41, 52], more_entries: false,
      fields: [
        { type: "proposal", field: "state", part: false, before: '"submitted"', after: '"admissible"' },
        { type: "proposal", field: "text", part: false, before: '"Il servizio apre due giorni."', after: '"Il servizio apre tre giorni."' },
        { type: "proposal", field: "supporters", part: true, after: '["organisation-2"]' },
        { type: "proposal", field: "examine_by", part: false, after: '"2027-03-20"' },
        { type: "discussion", field: "comments", part: false, before: "3", after: "1200" },
        { type: "proposal", field: "admissibility", part: false, after: '{"decided_at":"2027-03-09T08:30:00.000Z","outcome":"admissible"}' },
      ],
    },
    { group: "proposals", kind: "added", id: "proposal-77", label: "P9-2027 Nuova", erased: false, entries: [55], more_entries: false, fields: [] },
    {
      group: "mandates", kind: "ended", id: "mandate-3", label: "Persona di prova, Ente di prova", erased: false, entries: [], more_entries: false,
      fields: [{ type: "mandate", field: "status", part: false, before: '"valid"', after: '"expired"' }],
    },
    { group: "documents", kind: "erased", id: "document-1", erased: true, entries: [58], more_entries: false, fields: [] },
    { group: "documents", kind: "gone", id: "document-2", label: "Piano di zona", erased: false, entries: [], more_entries: false, fields: [] },
  ],
};
const answers = (server: FakeServer) => {
  server.differences_answer = { status: 200, body: found };
};
const card = (name: RegExp) => within(screen.getByRole("heading", { level: 3, name }).closest("li") as HTMLElement);

const total = () => document.querySelector(".differences-between strong")?.textContent;

describe("the differences between two moments", () => {
  beforeEach(() => localStorage.clear());

  it("are told by group and thing, in words, with both moments and the entries", async () => {
    const { server } = await show("/revisione/differenze?da=40&a=60", answers);
    await calm();
    expect(server.differences_asked).toEqual([expect.stringMatching(/past\/differences\?acting=[^&]+&from=40&to=60$/)]);
    expect(total()).toBe("5 differenze.");
    expect(within(screen.getByRole("navigation", { name: "Differenze per genere" })).getByRole("link", { name: "Proposte" }).getAttribute("href")).toBe("#gruppo-proposals");
    const changed = card(/Sportello unico/);
    expect(changed.getByText("Stato")).toBeTruthy();
    expect(changed.getByText("Presentata")).toBeTruthy();
    expect(changed.getByText("tre", { selector: "ins", exact: false })).toBeTruthy();
    expect(changed.getByText("due", { selector: "del", exact: false })).toBeTruthy();
    expect(changed.getByText("Aggiunti")).toBeTruthy();
    expect(changed.queryByText("Tolti")).toBeNull();
    expect(changed.getByText("20 marzo 2027")).toBeTruthy();
    expect(changed.getByText("1.200")).toBeTruthy();
    expect(changed.getByText("Decisa")).toBeTruthy();
    expect(changed.getByRole("link", { name: "Com'era prima" }).getAttribute("href")).toBe(`/com-era/40/proposte/${proposal.number}`);
    expect(changed.getByRole("link", { name: "Com'era dopo" }).getAttribute("href")).toBe(`/com-era/60/proposte/${proposal.number}`);
    expect(changed.getByRole("link", { name: "n. 52" }).getAttribute("href")).toBe("/registro/52");
    const added = card(/Nuova/);
    expect(added.queryByRole("link", { name: "Com'era prima" })).toBeNull();
    const ended = card(/Ente di prova/);
    expect(ended.getByText("Concluso")).toBeTruthy();
    expect(ended.getByText("Nessuna voce: è cambiato con il passare del tempo.")).toBeTruthy();
    expect(screen.getByRole("heading", { level: 3, name: "documento Cancellato per ordine" })).toBeTruthy();
    expect(card(/Piano di zona/).queryByRole("link", { name: "Com'era dopo" })).toBeNull();
    await expect_accessible();
  });

  it("hold in their address which moments, and remember how far one has compared", async () => {
    const { server } = await show("/revisione/differenze", answers);
    await calm();
    expect(server.differences_asked).toEqual([]);
    fireEvent.click(screen.getByRole("button", { name: "Confronta" }));
    expect(screen.getByText("Scegli da quando.")).toBeTruthy();
    fireEvent.change(screen.getByLabelText("Da"), { target: { value: "entry" } });
    fireEvent.change(screen.getByLabelText("Voce di partenza (numero)"), { target: { value: "39" } });
    fireEvent.click(screen.getByRole("button", { name: "Confronta" }));
    await calm();
    expect(location.search).toBe("?da=40");
    expect(server.differences_asked.at(-1)).toMatch(/&from=40$/);
    fireEvent.change(screen.getByLabelText("Da"), { target: { value: "day" } });
    fireEvent.change(screen.getByLabelText("Giorno di partenza"), { target: { value: "2027-03-01" } });
    fireEvent.change(screen.getByLabelText("Ora di partenza"), { target: { value: "10:00" } });
    fireEvent.click(screen.getByRole("button", { name: "Confronta" }));
    await calm();
    expect(new URLSearchParams(location.search).get("da")).toBe("2027-03-01T09:00:00.000Z");
    expect((screen.getByLabelText("Ora di partenza") as HTMLInputElement).value).toBe("10:00");
    await expect_accessible();
  });

  it("begin at the last comparison that was made here", async () => {
    localStorage.setItem("tavolo:compared:lagonegrese-pollino", "412");
    await show("/revisione/differenze", answers);
    await calm();
    const from = screen.getByLabelText("Da") as HTMLSelectElement;
    expect(from.selectedOptions[0]?.textContent).toBe("Ultimo confronto fatto qui (voce n. 411)");
  });

  it("say why they cannot be had, and that there is none", async () => {
    const { server } = await show("/revisione/differenze?da=60&a=40", (server) => {
      server.differences_answer = { status: 422, body: { code: "moments_reversed", sentence: { it: "Il primo momento viene dopo il secondo.", en: "Reversed." }, remedy: { it: "Scambia i due momenti, o scegline un altro.", en: "Swap." } } };
    });
    await calm();
    expect(screen.getByRole("alert").textContent).toContain("Il primo momento viene dopo il secondo.");
    expect(screen.getByText("Scambia i due momenti, o scegline un altro.")).toBeTruthy();
    await expect_accessible();
    server.differences_answer = { status: 200, body: { ...found, counts: [], items: [] } };
    fireEvent.click(screen.getByRole("button", { name: "Confronta" }));
    await calm();
    expect(total()).toMatch(/^Nessuna differenza/);
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it("are led to from the record, from the past and from the auditor's place", async () => {
    await show("/com-era/40");
    await calm();
    expect(screen.getByRole("link", { name: "Che cosa è cambiato da allora" }).getAttribute("href")).toBe("/revisione/differenze?da=40");
  });
});
