import { act, fireEvent, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { type FakeServer, offices, own_body } from "../fixtures/fake_server";
import { poll, result_of_ranking, with_polls } from "../fixtures/polls";
import { as_office, attendance, desk, floor, hall, interventions, minutes, push_sitting, quorum, running, with_sittings } from "../fixtures/sitting_acts";
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
    act(() => server.push([{ type: "own_poll_answer", id: "poll-1", value: { id: "poll-1", organisation: own_body, marks: [2, 0], at: "2027-03-03T08:40:00.000Z", index: 3, versions: 1, contested: false } }]));
    await calm();
    expect(screen.getByText("Risposta registrata.")).toBeDefined();
    await press("Cambia risposta");
    expect(screen.getAllByRole<HTMLInputElement>("radio", { name: "Sì" })[0]?.checked).toBe(true);
  });
});

describe("an answer that the secretary recorded", () => {
  const recorded = poll("choice", { recorded: [{ organisation: own_body, channel: "paper", contested: false, scan: true }] });

  it("is told to its body, which can contest it and give its own", async () => {
    const { server } = await show("/consultazioni/poll-1", (server) => {
      with_polls("delegate", recorded)(server);
      server.push([{ type: "own_poll_answer", id: "poll-1", value: { id: "poll-1", organisation: own_body, marks: [1, 0, 0], at: "2027-03-03T08:40:00.000Z", index: 3, versions: 1, channel: "paper", contested: false, scan: true } }]);
    });
    expect(screen.getByText(/Risposta registrata dalla segreteria, su carta/i)).toBeDefined();
    expect(screen.getByRole("link", { name: "Scarica il documento su cui si basa" }).getAttribute("href")).toBe(`/documenti/scansioni/poll-1/${own_body}`);
    await expect_accessible();
    await press("Contesta la registrazione");
    fireEvent.change(screen.getByRole("textbox"), { target: { value: "Non è quello che abbiamo detto." } });
    await userEvent.click(screen.getAllByRole("button", { name: "Contesta la registrazione" }).at(-1) as HTMLElement);
    await calm();
    expect(sent(server, "contest_recorded_answer")).toMatchObject({ poll: "poll-1", reason: "Non è quello che abbiamo detto." });
  });

  it("is recorded of a body that is asked, with how it was said", async () => {
    const { server } = await show("/consultazioni/poll-1", office("secretary", poll("choice")));
    await press("Registra la risposta di un organismo");
    await press("Registra");
    expect(screen.getByText("Scegli un'opzione, o consegna scheda bianca.")).toBeDefined();
    fireEvent.change(screen.getByLabelText("Organismo"), { target: { value: own_body } });
    await userEvent.click(screen.getByRole("radio", { name: "Terza" }));
    await expect_accessible();
    await press("Registra");
    await calm();
    expect(sent(server, "record_poll_answer")).toMatchObject({ poll: "poll-1", organisation: own_body, channel: "voice", marks: [0, 0, 1] });
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
    expect(screen.getByText(/Risposta registrata dalla segreteria, a voce/i)).toBeDefined();
    await expect_accessible();
  });

  it("is counted again from its entries, declared beside recounted, with one word", async () => {
    const closed = poll("ranked", { state: "closed", acts: [], closed_at: "2027-03-03T08:00:00.000Z" });
    const view = result_of_ranking();
    const { server } = await show("/consultazioni/poll-1", (server) => {
      with_polls("delegate", closed)(server);
      server.push([{ type: "poll_result", id: "poll-1", value: view }]);
      const recounted = { ...view.result, whole: { ...view.result.whole, answered: 1 } };
      server.handlers.set("recount_poll", () => ({ poll: "poll-1", declared: view.result, recounted, matches: false, from_index: 300, to_index: 310, parts_at: 310, regulation: "regulation-1" }));
    });
    await press("Ricalcola dalle voci");
    await calm();
    expect(sent(server, "recount_poll")).toEqual({ poll: "poll-1" });
    expect(screen.getByText("Non coincide")).toBeDefined();
    const recount = within(screen.getByRole("table", { name: "Questo risultato si può ricalcolare" }));
    expect(within(recount.getByRole("row", { name: /^Hanno risposto/ })).getAllByRole("cell").map((cell) => cell.textContent?.at(0))).toEqual(["2", "1"]);
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

describe("a poll of a sitting", () => {
  const terms = { ...poll("choice").terms, sitting: "sitting-1" };
  const asked = poll("choice", { terms, item: "agenda_item-3" });
  const turnout = { id: "poll-1", answered: 1, of: 2, by_bench: [] };
  const push_poll = (server: FakeServer, value: object) => server.push([{ type: "poll", id: "poll-1", value }, { type: "poll_turnout", id: "poll-1", value: turnout }]);

  it("stands above the delegate's sitting, and leads to its form", async () => {
    await show("/sedute/1-2027", (server) => {
      with_sittings(server);
      with_polls("delegate", asked)(server);
      push_sitting(server, { sitting: running(), quorum: quorum(), attendance: attendance(), floor: floor() });
    });
    const bar = within(screen.getByRole("region", { name: "Consultazione aperta in seduta" }));
    expect(bar.getByText("Manca la risposta del tuo organismo:")).toBeDefined();
    expect(bar.getByRole("link", { name: "Rispondi ora" }).getAttribute("href")).toBe("/consultazioni/poll-1");
    await expect_accessible();
  });

  it("stands on the desk with its turnout, and is closed there without a reason", async () => {
    const { server } = await show("/sedute/1-2027/regia", as_office("chair"));
    server.handlers.set("close_poll", () => server.receipt());
    act(() => {
      push_sitting(server, { sitting: running(), quorum: quorum(), attendance: attendance(), floor: floor(), minutes: minutes(), interventions });
      push_sitting(server, { desk: desk({ next: { act: "close_poll", roles: ["chair"], object: "poll-1" }, acts: [{ act: "close_poll", roles: ["chair"], object: "poll-1" }] }) });
      push_poll(server, asked);
    });
    await calm();
    const panel = within(screen.getByRole("region", { name: "Consultazioni" }));
    expect(panel.getByText("Hanno risposto 1 di 2")).toBeDefined();
    expect(screen.getByRole("heading", { name: "Chiudi la consultazione: Consultazione dimostrativa" })).toBeDefined();
    await expect_accessible();
    await userEvent.click(panel.getByRole("button", { name: "Chiudi ora" }));
    await calm();
    expect(sent(server, "close_poll")).toMatchObject({ poll: "poll-1" });
  });

  it("shows in the hall its turnout, then who leads, and nothing else", async () => {
    const { speaker: _, ...quiet } = hall();
    const { server } = await show("/hall/1-2027", (server) => {
      with_sittings(server);
      server.hall.show({ ...quiet, poll: { title: "Consultazione dimostrativa", answered: 1, of: 2, closes_at: asked.terms.closes_at } });
    });
    expect(screen.getByText("Consultazione dimostrativa")).toBeDefined();
    expect(screen.queryByText("Prima")).toBeNull();
    await expect_accessible();
    const { result } = result_of_ranking();
    act(() => server.hall.show({ ...quiet, poll_result: { title: "Consultazione dimostrativa", options: asked.options, terms: asked.terms, binding: asked.binding, result } }));
    await calm();
    expect(screen.getByText("Al primo posto, alla pari: Prima; Seconda.")).toBeDefined();
  });
});
