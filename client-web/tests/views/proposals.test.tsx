import { act, fireEvent, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import type { PlanNode } from "../../src/protocol/types";
import { type FakeServer, fixture_entities, offices, Refused } from "../fixtures/fake_server";
import { proposal, with_acts } from "../fixtures/table_acts";
import { calm, expect_accessible, show } from "./on_page";

const as_secretary = (server: FakeServer) => {
  with_acts(server);
  server.capacities = offices.filter((office) => office.capacity === "secretary");
};
const node_of = (id: string) => fixture_entities.find((one) => one.id === id)?.value as unknown as PlanNode;

describe("the list of proposals", () => {
  it("shows one's own first, then the newest, and filters by state", async () => {
    await show("/proposte", with_acts);
    await expect_accessible();
    const numbers = () => screen.getAllByText(/^P-2027-00\d$/).map((one) => one.textContent);
    expect(numbers()).toEqual(["P-2027-002", "P-2027-004", "P-2027-003", "P-2027-001"]);
    await userEvent.selectOptions(screen.getByLabelText("Stato"), "submitted");
    expect(numbers()).toEqual(["P-2027-003"]);
    expect(location.search).toBe("?stato=submitted");
    await userEvent.selectOptions(screen.getByLabelText("Tipo"), "enrich");
    expect(screen.getByText("Nessuna proposta con questi filtri")).toBeDefined();
  });
});

describe("the page of a proposal", () => {
  it("says where it stands, what changes, who proposes", async () => {
    await show("/proposte/P-2027-002", with_acts);
    await expect_accessible();
    const panel = screen.getByRole("heading", { name: "In discussione", level: 2 }).closest("section") as HTMLElement;
    expect(within(panel).getByText("Dove è finita la mia proposta")).toBeDefined();
    expect(document.querySelector("ins")?.textContent).toContain("aggiunto");
    expect(screen.getByText("La proponente gestisce servizi analoghi.", { exact: false })).toBeDefined();
    expect(screen.getByRole("list", { name: "I tre atti: posizione, decisione, firma" }).textContent).toContain("Non ancora assunta");
  });

  it.each([1, 3, 4])("is accessible for the other kinds too: P-2027-00%i", async (n) => {
    await show(`/proposte/P-2027-00${n}`, with_acts);
    await expect_accessible();
    expect(screen.getByText(n === 1 ? "Punto nuovo" : n === 3 ? "Variante" : "Parte 3")).toBeDefined();
  });

  it("locks an act whose moment is wrong, with its reason", async () => {
    const { server } = await show("/proposte/P-2027-002", with_acts);
    act(() => server.push([{ type: "proposal", id: "proposal-2", value: { ...proposal(2), state: "positions_open", acts: ["comment"] } }]));
    const button = screen.getByRole("button", { name: "Ritira la proposta" });
    expect(button.getAttribute("aria-disabled")).toBe("true");
    expect(document.getElementById(button.getAttribute("aria-describedby") ?? "")?.textContent).toContain("«Al voto»");
    await userEvent.click(button);
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("withdraws with a reason, and keeps the reason when refused", async () => {
    const { server } = await show("/proposte/P-2027-002", (one) => {
      with_acts(one);
      one.handlers.set("withdraw_proposal", () => {
        throw new Refused({ code: "proposal_not_open", sentence: { it: "La proposta non si può più cambiare." } });
      });
    });
    act(() => server.push([{ type: "proposal", id: "proposal-2", value: { ...proposal(2), acts: ["revise", "withdraw", "comment"] } }]));
    await userEvent.click(screen.getByRole("button", { name: "Ritira la proposta" }));
    await userEvent.click(screen.getByRole("button", { name: "Ritira P-2027-002" }));
    expect(screen.getByText("Scrivi il motivo: va nel registro.")).toBeDefined();
    await userEvent.type(screen.getByLabelText("Motivo"), "Ne presentiamo un'altra.");
    await userEvent.click(screen.getByRole("button", { name: "Ritira P-2027-002" }));
    await calm();
    expect(screen.getByRole("alert").textContent).toContain("Proposta non ritirata");
    expect(screen.getByLabelText<HTMLTextAreaElement>("Motivo").value).toBe("Ne presentiamo un'altra.");
  });

  it("lets the secretary decide, and asks a code unless admissible", async () => {
    const { server } = await show("/proposte/P-2027-003", as_secretary);
    act(() => server.push([{ type: "proposal", id: "proposal-3", value: { ...proposal(3), acts: ["decide_admissibility", "comment"] } }]));
    await userEvent.click(screen.getByRole("button", { name: "Decidi sull'ammissibilità" }));
    await userEvent.click(screen.getByRole("radio", { name: /^Non ammissibile/ }));
    await userEvent.type(screen.getByLabelText("Motivo"), "Fuori materia.");
    await userEvent.click(screen.getByRole("button", { name: "Registra: non ammissibile" }));
    expect(screen.getByText("Scegli il motivo previsto.")).toBeDefined();
    await userEvent.selectOptions(screen.getByLabelText("Motivo previsto dal regolamento"), "off_subject");
    await userEvent.click(screen.getByRole("button", { name: "Registra: non ammissibile" }));
    await calm();
    expect(server.received.at(-1)?.params).toMatchObject({ proposal: "proposal-3", version: 1, outcome: "inadmissible", code: "off_subject", reason: "Fuori materia." });
  });
});

describe("the form of a proposal", () => {
  const address = "/proposte/nuova?punto=AZ2&passo=2";

  it("begins from the text of the point and shows what changes", async () => {
    await show(address, with_acts);
    await expect_accessible();
    await userEvent.click(screen.getByRole("radio", { name: /Modificare/ }));
    const field = screen.getByLabelText<HTMLTextAreaElement>(/Testo del punto/);
    expect(field.value).toBe(node_of("node-33").text);
    fireEvent.change(field, { target: { value: "Entro 15 giorni.\r\nSempre." } });
    expect(field.value).toBe("Entro 15 giorni.\nSempre.");
    await act(() => new Promise((resolve) => setTimeout(resolve, 350)));
    expect(screen.getByRole("heading", { name: "Che cosa cambia" })).toBeDefined();
    await expect_accessible();
  });

  it("finds the draft again after a reload, and discards it on request", async () => {
    const first = await show(address, with_acts);
    await userEvent.click(screen.getByRole("radio", { name: /Modificare/ }));
    fireEvent.change(screen.getByLabelText("Titolo della proposta"), { target: { value: "Il mio titolo" } });
    document.body.innerHTML = "";
    void first;
    await show(address, with_acts);
    expect(screen.getByLabelText<HTMLInputElement>("Titolo della proposta").value).toBe("Il mio titolo");
    await userEvent.click(screen.getByRole("button", { name: "Scarta" }));
    expect(screen.getByLabelText<HTMLInputElement>("Titolo della proposta").value).toBe("");
  });

  it("tells that the point changed, and touches nothing of what was written", async () => {
    const { server } = await show(address, with_acts);
    await userEvent.click(screen.getByRole("radio", { name: /Modificare/ }));
    fireEvent.change(screen.getByLabelText(/Testo del punto/), { target: { value: "Il mio testo." } });
    const changed = { ...node_of("node-33"), version: node_of("node-33").version + 1, text: "Un testo nuovo nel piano." };
    act(() => server.push([{ type: "plan_node", id: "node-33", value: changed }]));
    expect(screen.getByText("Il testo del piano è cambiato mentre scrivevi.")).toBeDefined();
    expect(screen.getByLabelText<HTMLTextAreaElement>(/Testo del punto/).value).toBe("Il mio testo.");
    await userEvent.click(screen.getByRole("button", { name: /^Parti dalla versione/ }));
    expect(screen.queryByText("Il testo del piano è cambiato mentre scrivevi.")).toBeNull();
    expect(screen.getByLabelText<HTMLTextAreaElement>(/Testo del punto/).value).toBe("Il mio testo.");
  });

  it("sums up what is missing, with links to the fields", async () => {
    await show("/proposte/nuova?punto=AZ2&passo=5", with_acts);
    await userEvent.click(screen.getByRole("button", { name: "Presenta la proposta" }));
    const summary = screen.getByRole("alert");
    expect(document.activeElement?.textContent).toContain("cose per inviare la proposta");
    await userEvent.click(within(summary).getByRole("link", { name: "Scrivi l'effetto atteso." }));
    expect(document.activeElement?.id).toBe("field-content-expected_effect");
    await expect_accessible();
  });

  it("puts the server's refusal under its field, and keeps everything", async () => {
    const { server } = await show("/proposte/P-2027-002/nuova-versione?passo=5", (one) => {
      with_acts(one);
      one.handlers.set("revise_proposal", () => {
        throw new Refused({ code: "contains_personal_data", pointer: "/params/content/expected_effect", sentence: { it: "Il testo sembra contenere dati di una persona." } } as never);
      });
    });
    act(() => server.push([{ type: "proposal", id: "proposal-2", value: { ...proposal(2), acts: ["revise", "withdraw", "comment"] } }]));
    await userEvent.click(screen.getByRole("button", { name: "Presenta la versione 3" }));
    await calm();
    await userEvent.click(screen.getByRole("button", { name: "Vai al campo da correggere" }));
    expect(document.activeElement?.id).toBe("field-content-expected_effect");
    expect(document.getElementById("field-content-expected_effect-error")?.textContent).toContain("dati di una persona");
  });

  it("says where it went once it is recorded", async () => {
    const { server } = await show("/proposte/P-2027-002/nuova-versione?passo=5", with_acts);
    act(() => server.push([{ type: "proposal", id: "proposal-2", value: { ...proposal(2), acts: ["revise"] } }]));
    server.handlers.set("revise_proposal", () => server.receipt());
    await userEvent.click(screen.getByRole("button", { name: "Presenta la versione 3" }));
    await calm();
    expect(screen.getByRole("heading", { level: 1 }).textContent).toMatch(/^Proposta P-2027-002 presentata alle/);
    expect(screen.getByRole("button", { name: "Scarica la ricevuta" })).toBeDefined();
    expect(server.received.find((one) => one.method === "revise_proposal")?.params).toMatchObject({ proposal: "proposal-2", expected_version: 2 });
  });

  it("finds points by keyboard in the first step", async () => {
    await show("/proposte/nuova", with_acts);
    const box = screen.getByRole("combobox", { name: "Su quale punto del piano?" });
    await userEvent.type(box, "az2");
    await userEvent.keyboard("{ArrowDown}{Enter}");
    await calm();
    expect(location.search).toBe("?punto=AZ2&passo=2");
  });
});
