import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { fixture_now, own_body } from "../fixtures/fake_server";
import { aps, as_office, attendance, convened, desk, floor, interventions, minutes, push_sitting, queue, quorum, running, sitting_vote, with_sittings } from "../fixtures/sitting_acts";
import { calm, expect_accessible, show } from "./on_page";

const press = (name: string | RegExp) => userEvent.click(screen.getByRole("button", { name }));
const sent = (server: { received: readonly { method: string; params: Record<string, unknown> }[] }, method: string) => server.received.findLast((one) => one.method === method)?.params;

beforeEach(() => localStorage.clear());

describe("the list of sittings", () => {
  it("shows what runs, what comes and what bodies ask for; and takes a request", async () => {
    const { server } = await show("/sedute", with_sittings);
    expect(screen.getByText("Nessuna seduta convocata.")).toBeDefined();
    act(() => push_sitting(server, { sitting: convened, sitting_requests: { id: "table-1", lines: [{ organisation: aps, item_only: false, title: "Trasporti", reason: "Urgente per tutti.", at: convened.convened_at }], bodies: 1, needed: 10, whole_benches: [], due: false } }));
    await expect_accessible();
    expect(screen.getByRole("link", { name: /Seduta n. 1\/2027: Esame delle proposte 2027/ })).toBeDefined();
    expect(screen.getByText(/ne bastano 10/)).toBeDefined();
    await press("Chiedi una seduta o un punto");
    const dialog = within(screen.getByRole("dialog"));
    await userEvent.click(dialog.getByRole("radio", { name: /Un punto/ }));
    fireEvent.change(dialog.getByLabelText("Argomento"), { target: { value: "Trasporto a chiamata" } });
    fireEvent.change(dialog.getByLabelText("Motivo"), { target: { value: "Lo chiedono i comuni." } });
    await expect_accessible();
    await userEvent.click(dialog.getByRole("button", { name: "Invia la richiesta" }));
    await calm();
    expect(sent(server, "request_sitting")).toMatchObject({ item_only: true, title: "Trasporto a chiamata", reason: "Lo chiedono i comuni." });
  });

  it("is a place of members, and the desk's place comes first while a sitting is near", async () => {
    const { server } = await show("/", as_office("chair"));
    const places = () => within(screen.getByRole("navigation", { name: "Principale" })).getAllByRole("link").map((link) => link.textContent);
    expect(places()).not.toContain("Regia");
    act(() => push_sitting(server, { sitting: convened }));
    expect(places()[0]).toBe("Regia");
    expect(places()).toContain("Sedute");
  });
});

describe("a draft", () => {
  it("is written by the secretary: an outline whose parents follow from its depth", async () => {
    const { server } = await show("/sedute/nuova", as_office("secretary"));
    await expect_accessible();
    await press("Salva la bozza della seduta");
    expect(screen.getByText("Scrivi il titolo, da 3 a 200 caratteri.")).toBeDefined();
    expect(sent(server, "draft_sitting")).toBeUndefined();
    fireEvent.change(screen.getByLabelText("Titolo"), { target: { value: "Esame delle proposte" } });
    await userEvent.click(screen.getByRole("radio", { name: "A distanza" }));
    fireEvent.change(screen.getByLabelText(/^Giorno della prima/), { target: { value: "2027-03-10" } });
    const titles = () => screen.getAllByLabelText("Titolo del punto");
    fireEvent.change(titles()[2] as Element, { target: { value: "Trasporto a chiamata" } });
    await press("Aggiungi un punto");
    fireEvent.change(titles()[3] as Element, { target: { value: "Orari del trasporto" } });
    await press("Rendi il punto 4 un sottopunto");
    expect(document.activeElement?.getAttribute("aria-label")).toBe("Rendi il punto 3.1 un sottopunto");
    await press("Sposta su il punto 3");
    expect(titles().map((title) => (title as HTMLInputElement).value)).toEqual(["Approvazione del verbale della seduta precedente", "Trasporto a chiamata", "Orari del trasporto", "Comunicazioni della presidenza", "Varie ed eventuali"]);
    await expect_accessible();
    await press("Salva la bozza della seduta");
    await calm();
    expect(sent(server, "draft_sitting")).toMatchObject({
      title: "Esame delle proposte",
      mode: "remote",
      first_call: { on: "2027-03-10", time: "10:00" },
      second_call: { on: "2027-03-10", time: "11:00" },
      agenda: [{ kind: "previous_minutes" }, { title: "Trasporto a chiamata" }, { title: "Orari del trasporto", parent: 2 }, { kind: "communications" }, { kind: "any_other_business" }],
    });
    expect(screen.getByRole("button", { name: "Vai alla bozza" })).toBeDefined();
  });

  it("keeps the items that stay when a draft is written anew, and makes new ones for new lines", async () => {
    const { number: _, ...rest } = convened;
    const { server } = await show("/sedute/bozze/sitting-1", as_office("secretary"));
    act(() => push_sitting(server, { sitting: { ...rest, state: "draft" }, sitting_link: { id: "sitting-1", link: "https://sala.invalid/1" } }));
    await userEvent.click(screen.getByRole("link", { name: "Modifica la bozza" }));
    await press(/^Togli il punto 1/);
    await press("Salva la bozza della seduta");
    await calm();
    expect(sent(server, "draft_sitting")).toMatchObject({ sitting: "sitting-1", agenda: [{ item: "agenda_item-2" }, { item: "agenda_item-3", parent: 1 }] });
  });

  const draft = { ...convened, state: "draft" as const, number: undefined };

  it("is convened by the chair, whom the server tells the first possible day; urgent only with a reason", async () => {
    const { server } = await show("/sedute/bozze/sitting-1", as_office("chair"));
    act(() => push_sitting(server, { sitting: draft, desk: desk({ acts: [], notice_earliest: "2027-03-11", urgent_earliest: "2027-03-07" }) }));
    await expect_accessible();
    await press("Convoca la seduta");
    const dialog = within(screen.getByRole("dialog"));
    expect(dialog.getByText("Il primo giorno possibile è giovedì 11 marzo.")).toBeDefined();
    await userEvent.click(dialog.getByRole("radio", { name: /Urgente/ }));
    fireEvent.change(dialog.getByLabelText(/Perché è urgente/), { target: { value: "Breve" } });
    await userEvent.click(dialog.getByRole("button", { name: "Convoca la seduta" }));
    expect(sent(server, "convene_sitting")).toBeUndefined();
    expect(dialog.getByText("Scrivi il motivo, almeno 20 caratteri.")).toBeDefined();
    fireEvent.change(dialog.getByLabelText(/Perché è urgente/), { target: { value: "Il termine della Regione scade prima." } });
    await expect_accessible();
    await userEvent.click(dialog.getByRole("button", { name: "Convoca la seduta" }));
    await calm();
    expect(sent(server, "convene_sitting")).toMatchObject({ sitting: "sitting-1", urgency: "Il termine della Regione scade prima." });
    act(() => push_sitting(server, { sitting: convened }));
    await waitFor(() => expect(location.pathname).toBe("/sedute/1-2027"));
  });

  it("shows the secretary whose act the notice is", async () => {
    const { server } = await show("/sedute/bozze/sitting-1", as_office("secretary"));
    act(() => push_sitting(server, { sitting: draft }));
    expect(screen.getByRole("button", { name: "Convoca la seduta" }).getAttribute("aria-disabled")).toBe("true");
    expect(screen.getByText("Spetta alla presidenza.")).toBeDefined();
    expect(screen.getByRole("link", { name: "Modifica la bozza" })).toBeDefined();
  });
});

describe("a convened sitting", () => {
  it("says what the notice says, and lets a body come in or give a proxy", async () => {
    const { server } = await show("/sedute/1-2027", with_sittings);
    act(() => push_sitting(server, { sitting: convened, sitting_link: { id: "sitting-1", link: "https://sala.invalid/1" }, quorum: quorum({ call: "first", needed: 25, margin: -8, reached: false }), attendance: attendance(false) }));
    await expect_accessible();
    expect(screen.getByRole("link", { name: "Collegati alla seduta" }).getAttribute("href")).toBe("https://sala.invalid/1");
    expect(screen.getByText(/Ne mancano 8/)).toBeDefined();
    await press("Entra a distanza");
    await calm();
    expect(sent(server, "check_in")).toMatchObject({ sitting: "sitting-1", mode: "remote" });
    await userEvent.click(screen.getByText("Non puoi venire? Dai una delega"));
    await userEvent.selectOptions(screen.getByLabelText("Chi porta la delega"), aps);
    await press("Dai la delega");
    await calm();
    expect(sent(server, "grant_proxy")).toMatchObject({ holder: aps });
  });
});

describe("the notices of a sitting, to the secretary", () => {
  it("takes receipts as files and says of each what became of it", async () => {
    const { server } = await show("/sedute/1-2027", as_office("secretary"));
    act(() => push_sitting(server, { sitting: convened, deliveries: { id: "sitting-1", lines: [], missing: [aps] } }));
    await expect_accessible();
    const files = [new File(["DELIVERED"], "consegna.eml"), new File(["altro"], "altro.eml")];
    fireEvent.change(screen.getByLabelText("File delle ricevute"), { target: { files } });
    const results = within(await screen.findByRole("list", { name: "Esito dei file caricati" }));
    await waitFor(() => expect(results.getAllByRole("listitem").length).toBe(2));
    const [filed, refused] = results.getAllByRole("listitem");
    expect(filed?.textContent).toMatch(/consegna\.eml.*Consegnato/);
    expect(refused?.textContent).toBe("altro.emlNon messa agli atti. Il file non è una ricevuta. Carica il file .eml.");
    await waitFor(() => expect(document.querySelector('[aria-live="polite"]')?.textContent).toBe("1 ricevuta agli atti su 2."), { timeout: 3_000 });
    await expect_accessible();
  });
});

describe("a sitting under way, to a delegate", () => {
  const enter = async (change: Record<string, object> = {}) => {
    const shown = await show("/sedute/1-2027", with_sittings);
    act(() => push_sitting(shown.server, { sitting: running(), quorum: quorum(), attendance: attendance(), floor: floor(), interventions, ...change }));
    return shown;
  };

  it("shows item, speaker, queue and quorum, and asks for the floor", async () => {
    const { server } = await enter();
    await expect_accessible();
    expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("Primo accesso in 15 giorni");
    expect(screen.getByText(/Punto 2.1, in discussione dalle/)).toBeDefined();
    expect(screen.getByRole("timer").textContent).toMatch(/^01:[34]\d$/);
    expect(screen.getByText(/Presente dalle/)).toBeDefined();
    await userEvent.click(screen.getByRole("radio", { name: /Replica/ }));
    await press("Chiedi la parola");
    await calm();
    expect(sent(server, "request_floor")).toMatchObject({ sitting: "sitting-1", kind: "reply" });
  });

  it("says my place in the queue and why, and when it is my turn", async () => {
    const { server } = await enter({ floor: floor({ queue }) });
    expect(screen.getByRole("heading", { name: "Sei al secondo posto" })).toBeDefined();
    expect(screen.getAllByText(/In ordine di iscrizione/).length).toBeGreaterThan(0);
    act(() => push_sitting(server, { floor: floor({ queue: queue.slice(1) }) }));
    expect(screen.getByRole("heading", { name: "Tocca a te dopo questo intervento" })).toBeDefined();
    const { speaker: _, ...silent } = floor({ queue: queue.slice(1) });
    act(() => push_sitting(server, { floor: silent }));
    expect(screen.getByRole("heading", { name: "Tocca a te appena la presidenza dà la parola" })).toBeDefined();
    await press("Ritira la richiesta");
    await calm();
    expect(sent(server, "withdraw_floor")).toMatchObject({ request: "floor_request-3" });
  });

  it("tells assertively that my body has the floor, and ends it on «Ho finito»", async () => {
    const { server } = await enter();
    const mine = { ...floor().speaker, request: "floor_request-3", organisation: own_body };
    act(() => push_sitting(server, { floor: floor({ speaker: mine as NonNullable<ReturnType<typeof floor>["speaker"]> }) }));
    await waitFor(() => expect(document.querySelector('[aria-live="assertive"]')?.textContent).toContain("Hai la parola, 5:00 minuti."), { timeout: 3_000 });
    expect(screen.getByText("Hai la parola, 5:00")).toBeDefined();
    await press("Ho finito");
    await calm();
    expect(sent(server, "end_floor")).toMatchObject({ request: "floor_request-3" });
  });

  it("asks for objections while consensus is asked for, and says what came of it", async () => {
    const consensus = { text: "Il tavolo è favorevole alla proposta.", asked_at: convened.convened_at ?? "", ends_at: "2027-03-03T08:45:00.000Z", present: [], objected: [] };
    const { server } = await enter({ sitting: running({}, { consensus }) });
    await expect_accessible();
    await press("Mi oppongo");
    await userEvent.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Mi oppongo" }));
    await calm();
    expect(sent(server, "object_to_consensus")).toMatchObject({ item: "agenda_item-3" });
    act(() => push_sitting(server, { sitting: running({}, { consensus: { ...consensus, objected: [own_body] } }) }));
    expect(screen.getAllByText("Consenso non raggiunto.").length).toBeGreaterThan(0);
    await waitFor(() => expect(document.querySelector('[aria-live="polite"]')?.textContent).toBe("Consenso non raggiunto."), { timeout: 3_000 });
  });

  it("tells by ear that a consensus was recorded, though its item is closed with it", async () => {
    const consensus = { text: "Il tavolo è favorevole alla proposta.", asked_at: convened.convened_at ?? "", ends_at: "2027-03-03T08:45:00.000Z", present: [], objected: [] };
    const { server } = await enter({ sitting: running({}, { consensus }) });
    const { current_item: _, ...over } = running({}, { state: "consensus_recorded", consensus: { ...consensus, recorded_at: "2027-03-03T08:45:00.000Z" } });
    act(() => push_sitting(server, { sitting: over }));
    await waitFor(() => expect(document.querySelector('[aria-live="polite"]')?.textContent).toBe("Consenso registrato alle 09:45"), { timeout: 3_000 });
  });

  it("says for how long my body is present though its line fell, as the server told or as far as this device knows", async () => {
    const { server } = await enter();
    const told = (lines: object[]) => act(() => [...server.sockets].forEach((socket) => socket.tell(JSON.stringify({ jsonrpc: "2.0", method: "table.lines", params: { lines } }))));
    told([{ organisation: own_body, sitting: "sitting-1", dropped_at: fixture_now, out_at: "2027-03-03T08:44:38.000Z" }]);
    expect(screen.getByText(/^La tua organizzazione risulta presente ancora per 3[78] s.$/)).toBeDefined();
    await expect_accessible();
    told([]);
    expect(screen.queryByText(/risulta presente ancora/)).toBeNull();
    const out = attendance();
    const lines = out.lines.map((line) => (line.organisation === own_body ? { ...line, inside: false, intervals: [{ from: "2027-03-03T08:00:00.000Z", came: "check_in" as const, to: "2027-03-03T08:31:00.000Z", went: "line_dropped" as const }] } : line));
    act(() => push_sitting(server, { attendance: { ...out, lines } }));
    expect(screen.getByText("Risulta uscita alle 09:31; rientra da sola al collegamento.")).toBeDefined();
  });

  it("puts a bar above all when a vote opens, and opens nothing by itself", async () => {
    const { server } = await enter();
    act(() => push_sitting(server, { sitting: running({}, { votes: ["vote-1"] }), vote: sitting_vote() }));
    expect(location.pathname).toBe("/sedute/1-2027");
    await expect_accessible();
    await userEvent.click(screen.getByRole("link", { name: "Vota ora" }));
    expect(location.pathname).toBe("/votazioni/vote-1");
  });

  it("keeps what was typed, and files it in writing", async () => {
    const { server } = await enter();
    const field = screen.getByLabelText("Il tuo intervento, per iscritto");
    fireEvent.change(field, { target: { value: "Siamo favorevoli, con verifica." } });
    act(() => push_sitting(server, { floor: floor({ queue }) }));
    expect((field as HTMLTextAreaElement).value).toBe("Siamo favorevoli, con verifica.");
    await press("Consegna l'intervento");
    await calm();
    expect(sent(server, "file_intervention")).toMatchObject({ item: "agenda_item-3", text: "Siamo favorevoli, con verifica." });
  });

  it("in text mode changes only now and then, does everything, and is kept for the browser", async () => {
    const { server } = await enter();
    await press("Passa alla modalità testo");
    expect(localStorage.getItem("tavolo:text_mode")).toBe("on");
    expect(document.querySelector(".live-sitting.text-mode")).not.toBeNull();
    act(() => push_sitting(server, { quorum: quorum({ present: 30 }) }));
    expect(screen.queryByText("30")).toBeNull();
    // An own act shows at once.
    await press("Chiedi la parola");
    await calm();
    expect(screen.getByText("30")).toBeDefined();
    await expect_accessible();
  });
});

describe("the minutes", () => {
  it("are written in blocks; who wrote in the meantime is not overwritten and nothing typed is lost", async () => {
    const { server } = await show("/sedute/1-2027/verbale", as_office("secretary"));
    act(() => push_sitting(server, { sitting: { ...running(), state: "closed" }, minutes: minutes() }));
    await expect_accessible();
    const field = screen.getByDisplayValue("Illustra la proposta.");
    fireEvent.change(field, { target: { value: "Illustra la proposta e le sue tre fasi." } });
    act(() => push_sitting(server, { minutes: minutes({ texts: [{ block: "item_report", item: "agenda_item-3", version: 2, text: "Altro testo.", at: convened.convened_at ?? "" }] }) }));
    expect((field as HTMLTextAreaElement).value).toBe("Illustra la proposta e le sue tre fasi.");
    expect(screen.getByText(/è stata salvata la versione 2/)).toBeDefined();
    await expect_accessible();
    await press("Tieni il mio testo");
    const save = screen.getAllByRole("button", { name: "Salva il testo" }).find((button) => button.getAttribute("aria-disabled") === null);
    await userEvent.click(save as Element);
    await calm();
    expect(sent(server, "write_minutes")).toMatchObject({ block: "item_report", item: "agenda_item-3", version: 2, text: "Illustra la proposta e le sue tre fasi." });
  });

  it("are objected to by a body once proposed, and read with their terms", async () => {
    const { server } = await show("/sedute/1-2027/verbale", with_sittings);
    act(() => push_sitting(server, { sitting: { ...running(), state: "closed", minutes: "objections" }, minutes: minutes({ state: "objections", objections_until: "2027-03-20" }) }));
    await expect_accessible();
    expect(screen.getByText("Osservazioni entro il 20 marzo 2027.")).toBeDefined();
    expect(screen.getByText("Illustra la proposta.")).toBeDefined();
    await press("Fai un'osservazione");
    const dialog = within(screen.getByRole("dialog"));
    fireEvent.change(dialog.getByLabelText("Osservazione"), { target: { value: "Al punto 2.1 manca la nostra replica." } });
    await userEvent.click(dialog.getByRole("button", { name: "Fai un'osservazione" }));
    await calm();
    expect(sent(server, "object_to_minutes")).toMatchObject({ text: "Al punto 2.1 manca la nostra replica." });
  });
});
