import { act, fireEvent, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { type FakeServer, offices, own_body } from "../fixtures/fake_server";
import { poll, result_of_ranking, with_polls } from "../fixtures/polls";
import { calm, expect_accessible, show } from "./on_page";

const sent = (server: FakeServer, method: string) => server.received.find((one) => one.method === method)?.params;
const press = (name: string | RegExp) => userEvent.click(screen.getByRole("button", { name }));
const office = (capacity: "secretary" | "chair", ...polls: Parameters<typeof with_polls> extends [unknown, ...infer Rest] ? Rest : never) => (server: FakeServer) => {
  with_polls(capacity, ...polls)(server);
  server.capacities = offices.filter((one) => one.capacity === capacity);
};

describe("the answer to a poll", () => {
  it("is one of the options, and is asked for before it is sent", async () => {
    const { server } = await show("/consultazioni/poll-1", with_polls("delegate", poll("choice")));
    await expect_accessible();
    await press("Registra la risposta");
    expect(screen.getByText("Scegli un'opzione, o consegna scheda bianca.")).toBeDefined();
    await userEvent.click(screen.getByRole("radio", { name: "Seconda" }));
    await press("Registra la risposta");
    await calm();
    expect(sent(server, "answer_poll")).toMatchObject({ poll: "poll-1", marks: [0, 1, 0] });
  });

  it("can be blank", async () => {
    const { server } = await show("/consultazioni/poll-1", with_polls("delegate", poll("approval")));
    await userEvent.click(screen.getByRole("checkbox", { name: /^Scheda bianca/ }));
    await press("Registra scheda bianca");
    await calm();
    expect(sent(server, "answer_poll")).toMatchObject({ marks: [] });
  });

  it("is an order made by keyboard alone, the focus staying with what moves", async () => {
    const { server } = await show("/consultazioni/poll-1", with_polls("delegate", poll("ranked")));
    for (const [at, name] of ["Terza", "Prima"].entries()) {
      screen.getByRole("button", { name: `Aggiungi al n. ${at + 1}: ${name}` }).focus();
      await userEvent.keyboard("{Enter}");
    }
    expect(document.activeElement?.getAttribute("aria-label")).toBe("Sposta su: Prima");
    await userEvent.keyboard("{Enter}");
    expect(document.activeElement?.getAttribute("aria-label")).toBe("Sposta giù: Prima");
    await expect_accessible();
    await press("Registra la risposta");
    await calm();
    expect(sent(server, "answer_poll")).toMatchObject({ marks: [1, 0, 2] });
  });

  it("scores every option by a select, and every time by yes, if needed, no", async () => {
    const { server } = await show("/consultazioni/poll-1", with_polls("delegate", poll("score")));
    for (const [name, score] of [["Prima", "5"], ["Seconda", "0"], ["Terza", "3"]] as const) fireEvent.change(screen.getByLabelText(name), { target: { value: score } });
    await press("Registra la risposta");
    await calm();
    expect(sent(server, "answer_poll")).toMatchObject({ marks: [5, 0, 3] });
  });

  it("says of a temperature that it binds nobody", async () => {
    await show("/consultazioni/poll-1", with_polls("delegate", poll("temperature")));
    expect(screen.getAllByText(/non è una posizione del tavolo/).length).toBeGreaterThan(0);
    expect(screen.getByRole("radio", { name: "Convinto" })).toBeDefined();
    await expect_accessible();
  });

  it("shows the recorded one and lets it be changed", async () => {
    const { server } = await show("/consultazioni/poll-1", with_polls("delegate", poll("meeting_time")));
    act(() => server.push([{ type: "own_poll_answer", id: "poll-1", value: { id: "poll-1", organisation: own_body, marks: [2, 0], at: "2027-03-03T08:40:00.000Z", index: 3, versions: 1 } }]));
    await calm();
    expect(screen.getByText("Risposta registrata.")).toBeDefined();
    await press("Cambia risposta");
    expect(screen.getAllByRole<HTMLInputElement>("radio", { name: "Sì" })[0]?.checked).toBe(true);
  });
});

describe("a closed poll", () => {
  it("names the tie, the method with its source, the table by bench, the pairs and every answer", async () => {
    const closed = poll("ranked", { state: "closed", acts: [], closed_at: "2027-03-03T08:00:00.000Z" });
    await show("/consultazioni/poll-1", (server) => {
      with_polls("delegate", closed)(server);
      server.push([{ type: "poll_result", id: "poll-1", value: result_of_ranking() }]);
    });
    expect(screen.getByText("Al primo posto, alla pari: Prima; Seconda.")).toBeDefined();
    expect(screen.getByText(/Schulze/)).toBeDefined();
    expect(screen.getByRole("heading", { name: "Confronti a due a due" })).toBeDefined();
    expect(screen.getByText("1. Prima; 2. Seconda")).toBeDefined();
    expect(screen.getByText("Scheda bianca")).toBeDefined();
    await expect_accessible();
  });
});

describe("the desk of polls", () => {
  it("prepares one, with its own fields", async () => {
    const { server } = await show("/consultazioni/prepara", office("secretary"));
    await userEvent.click(screen.getByRole("radio", { name: /^Approvazione/ }));
    fireEvent.change(screen.getByLabelText(/^Opzioni, una per riga/), { target: { value: "Lauria\nMaratea" } });
    await expect_accessible();
    await press("Prepara la consultazione");
    expect(screen.getByText("Il titolo va da 5 a 200 caratteri.")).toBeDefined();
    fireEvent.change(screen.getByLabelText(/^Titolo/), { target: { value: "Dove ci si vede" } });
    fireEvent.change(screen.getByLabelText(/^Che cosa si chiede/), { target: { value: "In quale comune ci si riunisce?" } });
    fireEvent.change(document.getElementById("poll-day") as HTMLElement, { target: { value: "2027-03-12" } });
    await press("Prepara la consultazione");
    await calm();
    expect(sent(server, "prepare_poll")).toMatchObject({ kind: "approval", options: ["Lauria", "Maratea"], closes: { on: "2027-03-12", time: "12:00" } });
  });

  it("begins a new round with the terms of the old", async () => {
    const closed = poll("choice", { state: "closed", acts: [], closed_at: "2027-03-03T08:00:00.000Z" });
    await show("/consultazioni/prepara?turno=poll-1", office("secretary", closed));
    expect(screen.getByText(/Nuovo turno di «Consultazione dimostrativa»/)).toBeDefined();
    expect(screen.getByLabelText<HTMLTextAreaElement>(/^Opzioni, una per riga/).value).toBe("Prima\nSeconda\nTerza");
  });

  it("opens by the chair's act, and lists polls beside the votes", async () => {
    const { server } = await show("/consultazioni/poll-1", office("chair", poll("choice", { state: "prepared", acts: ["open", "discard"] })));
    await press("Apri la consultazione");
    await calm();
    expect(sent(server, "open_poll")).toMatchObject({ poll: "poll-1" });
  });
});
