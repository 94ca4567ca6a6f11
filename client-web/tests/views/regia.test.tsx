import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { rome_instant } from "../../src/views/regia/rome_instant";
import type { HallScreen } from "../../src/protocol/types";
import { fixture_entities, fixture_now } from "../fixtures/fake_server";
import { aps, as_office, attendance, desk, floor, hall, interventions, minutes, push_sitting, queue, quorum, running, sitting_vote, with_sittings } from "../fixtures/sitting_acts";
import { calm, expect_accessible, show } from "./on_page";

const press = (name: string | RegExp) => userEvent.click(screen.getByRole("button", { name }));
const sent = (server: { received: readonly { method: string; params: Record<string, unknown> }[] }, method: string) => server.received.findLast((one) => one.method === method)?.params;

const at_desk = async (capacity: string, change: Record<string, object> = {}) => {
  const shown = await show("/sedute/1-2027/regia", as_office(capacity));
  act(() => push_sitting(shown.server, { sitting: running(), quorum: quorum(), attendance: attendance(), floor: floor(), desk: desk(), minutes: minutes(), interventions, ...change }));
  await calm();
  return shown;
};

beforeEach(() => localStorage.clear());

describe("the desk of a sitting", () => {
  it("is accessible, and names the next step as the one filled button", async () => {
    const { server } = await at_desk("chair");
    await expect_accessible();
    expect(document.querySelectorAll(".regia .btn-primary").length).toBe(1);
    const next = within(screen.getByRole("region", { name: /^Termina l'intervento: / }));
    await userEvent.click(next.getByRole("button", { name: "Termina l'intervento" }));
    await calm();
    expect(sent(server, "end_floor")).toMatchObject({ sitting: "sitting-1", request: "floor_request-1" });
  });

  it("keeps the focus at the next step while the steps follow each other, and takes it from nowhere else", async () => {
    const { server } = await at_desk("chair");
    await userEvent.tab();
    screen.getByRole("button", { name: "Termina l'intervento" }).focus();
    await userEvent.keyboard("{Enter}");
    act(() => push_sitting(server, { floor: { ...floor(), speaker: undefined }, desk: desk({ next: { act: "close_item", roles: ["chair"], object: "agenda_item-3" } }) }));
    await calm();
    expect(document.activeElement?.textContent).toMatch(/^Chiudi il punto 2\.1/);
    await userEvent.click(document.querySelector("footer, main") as Element);
    act(() => push_sitting(server, { desk: desk({ next: { act: "open_item", roles: ["chair"], object: "agenda_item-2" } }) }));
    await calm();
    expect(document.activeElement?.id).not.toBe("next-step");
  });

  it("asks the chair for the answer that a provisional outcome waits for", async () => {
    const { server } = await at_desk("chair", { vote: sitting_vote({ state: "closed" }), desk: desk({ next: { act: "answer_dissent", roles: ["chair"], object: "vote-1" } }) });
    await userEvent.click(within(screen.getByRole("region", { name: /^Rispondi al dissenso: / })).getByRole("button", { name: "Rispondi al dissenso" }));
    const dialog = within(screen.getByRole("dialog"));
    await userEvent.type(dialog.getByRole("textbox"), "La presidenza ha esaminato le ragioni della componente e le riporta nel piano con una verifica.");
    await userEvent.click(dialog.getByRole("button", { name: /^Rispondi/ }));
    await calm();
    expect(sent(server, "answer_dissent")).toMatchObject({ vote: "vote-1" });
  });

  it("shows what is not lawful now with the words of its refusal, and what is another's with whose it is", async () => {
    await at_desk("secretary");
    const strip = within(screen.getByRole("region", { name: "Stato della seduta" }));
    expect(strip.getByRole("button", { name: "Sospendi" }).getAttribute("aria-disabled")).toBe("true");
    expect(strip.getAllByText("Spetta alla presidenza.").length).toBe(2);
    const agenda = within(screen.getByRole("region", { name: "Ordine del giorno" }));
    await waitFor(() => expect(agenda.getAllByText(/La seduta non è aperta/).length).toBeGreaterThan(0));
  });

  it("says the margin of the quorum in words, and its loss in a strip", async () => {
    const { server } = await at_desk("chair");
    expect(screen.getByText("1 oltre la soglia.")).toBeDefined();
    act(() => push_sitting(server, { quorum: quorum({ present: 15, margin: -1, reached: false, lost_at: "2027-03-03T08:43:00.000Z" }) }));
    expect(screen.getAllByText(/Numero legale venuto meno alle 09:43/).length).toBeGreaterThan(0);
    await waitFor(() => expect(document.querySelector('[aria-live="assertive"]')?.textContent).toContain("Numero legale venuto meno"), { timeout: 3_000 });
  });

  it("calls the roll by three letters, Enter present, Del absent", async () => {
    const { server } = await at_desk("secretary");
    const field = screen.getByRole("combobox", { name: "Appello" });
    await userEvent.type(field, "vo");
    expect(screen.queryAllByRole("option").length).toBe(0);
    await userEvent.type(field, "l{Enter}");
    await calm();
    expect(sent(server, "record_presence")).toMatchObject({ organisation: aps, inside: true, mode: "in_person" });
    expect(document.activeElement).toBe(field);
    expect((field as HTMLInputElement).value).toBe("");
    await userEvent.type(field, "vol{Delete}");
    await calm();
    expect(sent(server, "record_presence")).toMatchObject({ organisation: aps, inside: false });
  });

  it("corrects a presence only with hour and reason", async () => {
    const { server } = await at_desk("secretary");
    await userEvent.click(screen.getByText("2 dentro"));
    await userEvent.click(screen.getAllByRole("button", { name: "Correggi" })[0] as Element);
    const dialog = within(screen.getByRole("dialog"));
    await userEvent.click(dialog.getByRole("radio", { name: "È uscita" }));
    fireEvent.change(dialog.getByLabelText("Ora vera, oggi"), { target: { value: "09:30" } });
    await userEvent.click(dialog.getByRole("button", { name: "Registra la correzione" }));
    expect(sent(server, "record_presence")).toBeUndefined();
    fireEvent.change(dialog.getByLabelText("Motivo"), { target: { value: "Vista uscire." } });
    await expect_accessible();
    await userEvent.click(dialog.getByRole("button", { name: "Registra la correzione" }));
    await calm();
    expect(sent(server, "record_presence")).toMatchObject({ inside: false, at: "2027-03-03T08:30:00.000Z", reason: "Vista uscire." });
  });

  it("gives the floor to the first at a press, to another with a reason of twenty characters", async () => {
    const quiet = { ...floor({ queue }) } as Record<string, unknown>;
    delete quiet["speaker"];
    const { server } = await at_desk("chair", { floor: quiet });
    await press("Fai parlare prima, con motivo");
    const dialog = within(screen.getByRole("dialog"));
    fireEvent.change(dialog.getByLabelText("Motivo"), { target: { value: "Deve uscire" } });
    await userEvent.click(dialog.getByRole("button", { name: "Dai la parola" }));
    expect(sent(server, "grant_floor")).toBeUndefined();
    fireEvent.change(dialog.getByLabelText("Motivo"), { target: { value: "Deve lasciare la seduta tra cinque minuti." } });
    await userEvent.click(dialog.getByRole("button", { name: "Dai la parola" }));
    await calm();
    expect(sent(server, "grant_floor")).toMatchObject({ request: "floor_request-3", reason: "Deve lasciare la seduta tra cinque minuti." });
    await userEvent.click(within(screen.getByRole("region", { name: "Elenco oratori" })).getByRole("button", { name: "Dai la parola" }));
    await calm();
    expect(sent(server, "grant_floor")).toMatchObject({ request: "floor_request-2" });
  });

  it("asks for consensus with the text that is read, and puts the item to the vote", async () => {
    const { server } = await at_desk("chair");
    await press("Cerca il consenso");
    let dialog = within(screen.getByRole("dialog"));
    fireEvent.change(dialog.getByLabelText("Testo letto"), { target: { value: "Il tavolo è favorevole alla proposta." } });
    await userEvent.click(dialog.getByRole("button", { name: "Cerca il consenso" }));
    await calm();
    expect(sent(server, "ask_consensus")).toMatchObject({ item: "agenda_item-3", text: "Il tavolo è favorevole alla proposta." });
    await press("Prepara la votazione del punto");
    dialog = within(screen.getByRole("dialog"));
    fireEvent.change(dialog.getByLabelText("Testo messo al voto"), { target: { value: "Il tavolo è favorevole alla proposta?" } });
    await expect_accessible();
    await userEvent.click(dialog.getByRole("button", { name: "Prepara la votazione" }));
    await calm();
    expect(sent(server, "put_to_vote")).toMatchObject({ item: "agenda_item-3", minutes: 10, motion: false, subject: { kind: "proposal", proposal: "proposal-2" }, majority: { kind: "simple" } });
  });

  it("does not take a motion of order for the decision on its item", async () => {
    const place = { sitting: "sitting-1", item: "agenda_item-3", minutes: 2, motion: true };
    await at_desk("chair", { sitting: running({}, { votes: ["vote-1"] }), vote: sitting_vote({ state: "closed", place }) });
    const panel = within(screen.getByRole("region", { name: /^Decisione sul punto/ }));
    expect(panel.getByRole("button", { name: "Cerca il consenso" })).toBeDefined();
    expect(panel.getByText("Discussione").closest("li")?.getAttribute("aria-current")).toBe("step");
  });

  it("tells the secretary at once whose recorded position is contested", async () => {
    const place = { sitting: "sitting-1", item: "agenda_item-3", minutes: 10, motion: false };
    const recorded = [{ organisation: aps, channel: "paper" as const, contested: true, scan: false }];
    await at_desk("secretary", { sitting: running({}, { votes: ["vote-1"] }), vote: sitting_vote({ place, recorded }) });
    expect(screen.getByText(/^Contestata la posizione registrata per:/).textContent).toContain("Organizzazione di volontariato");
  });

  it("lets the deputy take the chair at the desk, and go on there", async () => {
    const offices = (presides: "chair" | "deputy_chair") => (["chair", "deputy_chair"] as const).map((role, at) => ({ type: "appointment", id: `appointment-${at + 1}`, value: { id: `appointment-${at + 1}`, role, ended: false, presides: presides === role, valid_from: "2026-09-14" } }));
    const own = { acting: "appointment-2", capacity: "deputy_chair", role: "deputy_chair", status: "valid", valid_from: "2026-09-14" } as const;
    const { server } = await show("/sedute/1-2027/regia", (fake) => {
      as_office("chair")(fake);
      fake.capacities = fake.capacities.map((one) => ({ ...one, ...own }));
      const join = fake.handlers.get("table.join");
      fake.handlers.set("table.join", (params) => ({ ...(join?.(params) as object), may: ["open_item", "take_chair"].map((action) => ({ action, relation: "none" })) }));
      fake.handlers.set("take_chair", () => fake.receipt());
    });
    act(() => push_sitting(server, { sitting: running(), quorum: quorum(), attendance: attendance(), floor: floor(), minutes: minutes(), interventions }));
    act(() => server.push(offices("chair")));
    await calm();
    expect(screen.getAllByRole("button", { name: "Apri il punto" })[0]?.getAttribute("aria-disabled")).toBe("true");
    await expect_accessible();
    await press("Assumi la presidenza");
    const dialog = within(screen.getByRole("dialog"));
    await userEvent.type(dialog.getByRole("textbox"), "Il collegamento della presidenza è caduto.");
    await userEvent.click(dialog.getByRole("button", { name: "Assumi la presidenza" }));
    await calm();
    expect(sent(server, "take_chair")).toMatchObject({ reason: "Il collegamento della presidenza è caduto." });
    // Who presides from now on is told at once, with what that office may do.
    act(() => server.push([...offices("deputy_chair"), { type: "desk", id: "sitting-1", value: desk() }]));
    await calm();
    expect(screen.getByText("La vicepresidenza presiede.")).toBeDefined();
    expect(document.activeElement?.tagName).not.toBe("BODY");
  });

  it("puts an amendment before the question that waits, and a new round after one that ended", async () => {
    const place = { sitting: "sitting-1", item: "agenda_item-3", minutes: 10, motion: false };
    const whole = sitting_vote({ state: "prepared", place, title: "Primo accesso in 15 giorni" });
    const { server } = await at_desk("secretary", { vote: whole });
    await press("Aggiungi un emendamento");
    const dialog = within(screen.getByRole("dialog", { name: "Emendamento da votare prima" }));
    expect(dialog.getByText(whole.question as string)).toBeDefined();
    await expect_accessible();
    fireEvent.change(dialog.getByLabelText("Ordine di votazione"), { target: { value: "0" } });
    fireEvent.change(dialog.getByLabelText("Testo messo al voto"), { target: { value: "Si legga trenta giorni invece di quindici." } });
    await userEvent.click(dialog.getByRole("button", { name: "Prepara la votazione" }));
    expect(dialog.getByText("Scrivi un numero da 1 a 99.")).toBeDefined();
    expect(sent(server, "put_to_vote")).toBeUndefined();
    fireEvent.change(dialog.getByLabelText("Ordine di votazione"), { target: { value: "1" } });
    await userEvent.click(dialog.getByRole("button", { name: "Prepara la votazione" }));
    await calm();
    expect(sent(server, "put_to_vote")).toMatchObject({ subject: { kind: "text" }, title: "Emendamento 1: Primo accesso in 15 giorni", link: { kind: "amendment", vote: "vote-1", order: 1 } });
    const amendment = { ...whole, id: "vote-9", title: "Trenta giorni", link: { kind: "amendment" as const, vote: "vote-1", order: 1 } };
    act(() => server.push([{ type: "vote", id: "vote-9", value: amendment }]));
    const names = [...document.querySelectorAll(".vote-line > p:first-child a")].map((link) => link.textContent);
    expect(names).toEqual(["Trenta giorni", "Primo accesso in 15 giorni"]);
    expect(screen.getByText(/^Emendamento n\. 1 a:/)).toBeDefined();
    act(() => push_sitting(server, { sitting: running({}, { votes: ["vote-1"] }), vote: { ...whole, state: "closed", opened_at: fixture_now, closed_at: fixture_now } }));
    await press("Nuova votazione sullo stesso testo");
    await userEvent.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Prepara la votazione" }));
    await calm();
    expect(sent(server, "put_to_vote")).toMatchObject({ question: whole.question, link: { kind: "repeats", vote: "vote-1", order: 1 } });
  });

  it("gives the floor back after a speech that ended before its time", async () => {
    const { server } = await at_desk("chair");
    expect(screen.queryByRole("button", { name: "Ridai la parola" })).toBeNull();
    act(() => push_sitting(server, { floor: { ...floor(), speaker: undefined } }));
    await press("Ridai la parola");
    await calm();
    expect(sent(server, "resume_floor")).toMatchObject({ sitting: "sitting-1" });
  });

  it("records a position that a body gave in the room", async () => {
    const { server } = await at_desk("secretary", { sitting: running({}, { votes: ["vote-1"] }), vote: sitting_vote() });
    await press("Registra una posizione espressa in sala");
    const dialog = within(screen.getByRole("dialog"));
    await expect_accessible();
    await userEvent.selectOptions(dialog.getByLabelText("Organismo"), sitting_vote().electorate[0] as string);
    await userEvent.click(dialog.getByRole("radio", { name: /^Contrario/ }));
    await userEvent.click(dialog.getByRole("button", { name: "Registra la posizione" }));
    await calm();
    expect(sent(server, "record_position")).toMatchObject({ vote: "vote-1", organisation: sitting_vote().electorate[0], channel: "voice", choice: "contrary" });
  });

  it("records a position that came on paper with its scan: the file first, then the act that names it", async () => {
    const { server } = await at_desk("secretary", { sitting: running({}, { votes: ["vote-1"] }), vote: sitting_vote() });
    await press("Registra una posizione espressa in sala");
    const dialog = within(screen.getByRole("dialog"));
    await userEvent.selectOptions(dialog.getByLabelText("Organismo"), sitting_vote().electorate[0] as string);
    await userEvent.selectOptions(dialog.getByLabelText("Come è stata espressa"), "paper");
    await userEvent.click(dialog.getByRole("radio", { name: /^Contrario/ }));
    await userEvent.click(dialog.getByRole("button", { name: "Registra la posizione" }));
    expect(dialog.getByText("Scegli il file della scansione o del messaggio.")).toBeDefined();
    expect(server.files).toEqual([]);
    fireEvent.change(dialog.getByLabelText("Documento"), { target: { files: [new File(["%PDF-1.7"], "lettera.pdf", { type: "application/pdf" })] } });
    await expect_accessible();
    await userEvent.click(dialog.getByRole("button", { name: "Registra la posizione" }));
    await calm();
    expect(sent(server, "record_position")).toMatchObject({ channel: "paper", choice: "contrary", file: { media: "pdf", stored: "b".repeat(64) } });
    expect(sent(server, "record_position")).not.toHaveProperty("document");
  });

  it("removes a body only by the chair, with a reason", async () => {
    const { server } = await at_desk("chair");
    await userEvent.click(screen.getByText("2 dentro"));
    await userEvent.click(screen.getAllByRole("button", { name: "Allontana" })[1] as Element);
    const dialog = within(screen.getByRole("dialog"));
    fireEvent.change(dialog.getByLabelText("Motivo"), { target: { value: "Impedisce i lavori." } });
    await userEvent.click(dialog.getByRole("button", { name: "Allontana" }));
    await calm();
    expect(sent(server, "remove_from_sitting")).toMatchObject({ organisation: aps, reason: "Impedisce i lavori." });
  });

  it("is not shown to a delegate", async () => {
    const { server } = await show("/sedute/1-2027/regia", with_sittings);
    act(() => push_sitting(server, { sitting: running() }));
    expect(screen.getByText("Questa pagina è della segreteria e della presidenza.")).toBeDefined();
  });
});

describe("the screen of the hall", () => {
  const others = [
    { name: "Comune dimostrativo", bench: "institutions" as const },
    { name: "Cooperativa sociale dimostrativa A", bench: "third_sector" as const },
  ];
  const silent = (change: Partial<HallScreen>): HallScreen => {
    const { speaker: _, ...rest } = hall(change);
    return rest;
  };
  const vote = { title: "Primo accesso in 15 giorni", answered: 12, of: 17, closes_at: "2027-03-03T08:50:00.000Z" };

  it("says who dissents, and that the outcome is provisional", async () => {
    const outcome = { title: "Primo accesso in 15 giorni", outcome: "approved_by_majority", votes_for: 23, votes_against: 5, present: 47, electorate: 47, quorum_needed: 16, dissenting: ["social_partners"], pending: ["conciliation"] } as const;
    await show("/hall/1-2027", (server) => {
      with_sittings(server);
      server.hall.show(silent({ outcome }));
    });
    expect(screen.getByText("con il dissenso di: Parti sociali")).toBeDefined();
    expect(screen.getByText("Esito provvisorio.")).toBeDefined();
    await expect_accessible();
  });

  it("shows item, speaker, clock, next speakers, quorum and turnout, and nothing that takes the focus", async () => {
    await show("/hall/1-2027", (server) => {
      with_sittings(server);
      server.hall.show(hall({ queue: others, vote }));
    });
    await expect_accessible();
    expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("Primo accesso in 15 giorni");
    expect(screen.getByText("Fondazione dimostrativa")).toBeDefined();
    expect(screen.getByText("Poi parlano")).toBeDefined();
    expect(screen.getByText("Votazione aperta, hanno risposto")).toBeDefined();
    expect(document.querySelectorAll("a, button, input, [tabindex]").length).toBe(0);
  });

  it("says in words that the time is over, and that the line is gone", async () => {
    const { server } = await show("/hall/1-2027", (server) => server.hall.show(hall({ speaker: { ...hall().speaker, ends_at: "2027-03-03T08:43:00.000Z" } as NonNullable<HallScreen["speaker"]> })));
    expect(screen.getByText("Tempo scaduto")).toBeDefined();
    server.down = true;
    act(() => server.hall.break_off());
    await waitFor(() => expect(screen.getByText(/Collegamento interrotto/)).toBeDefined());
    expect(screen.getByText("Tempo scaduto")).toBeDefined();
    server.down = false;
    const { item: _, ...over } = silent({ state: "closed" });
    server.hall.show(over);
    await waitFor(() => expect(screen.getByText("Chiusa")).toBeDefined(), { timeout: 3_000 });
    expect(screen.queryByText(/Collegamento interrotto/)).toBeNull();
  });

  it("is opened by its link where nobody is signed in, follows what changes, and goes dark when the link is revoked", async () => {
    const { server } = await show("/hall/1-2027#segreto", (server) => {
      server.signed_in = false;
      server.hall.secret = "segreto";
      server.hall.show(hall());
    });
    expect(server.hall.asked[0]).toEqual({ sitting: null, secret: "segreto" });
    expect(screen.getByText("Fondazione dimostrativa")).toBeDefined();
    await expect_accessible();
    act(() => server.hall.show(silent({ vote })));
    await waitFor(() => expect(screen.getByText("12")).toBeDefined());
    act(() => server.hall.revoke());
    await waitFor(() => expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("Lo schermo di sala è spento"));
    expect(screen.getByText(/Questo collegamento non vale. La segreteria può farne uno nuovo./)).toBeDefined();
    expect(screen.queryByText("12")).toBeNull();
    await expect_accessible();
  });

  it("asks who has neither link nor session to sign in", async () => {
    await show("/hall/1-2027", (server) => {
      server.signed_in = false;
    });
    expect(screen.getByLabelText("Indirizzo e-mail")).toBeDefined();
  });

  it("gives the secretary a link that is shown once, made anew and revoked", async () => {
    const { server } = await at_desk("secretary");
    await press("Collegamento per lo schermo");
    const dialog = within(screen.getByRole("dialog"));
    await userEvent.click(dialog.getByRole("button", { name: "Crea il collegamento" }));
    await calm();
    expect(dialog.getByRole("link").getAttribute("href")).toBe(`${location.origin}/hall/1-2027#${server.hall.secret}`);
    expect(dialog.getByText("L'indirizzo si vede solo adesso: aprilo sul computer della sala, o copialo.")).toBeDefined();
    await expect_accessible();
    await userEvent.keyboard("{Escape}");
    fireEvent(screen.getByRole("dialog"), new Event("cancel", { cancelable: true }));
    await press("Collegamento per lo schermo");
    await calm();
    const again = within(screen.getByRole("dialog"));
    expect(again.queryByRole("link")).toBeNull();
    expect(again.getByText(/^Un collegamento vale, fatto mercoledì 3 marzo/)).toBeDefined();
    await userEvent.click(again.getByRole("button", { name: "Revoca il collegamento" }));
    await calm();
    expect(again.getByText("Collegamento revocato. Gli schermi aperti con esso si spengono.")).toBeDefined();
    expect(server.hall.secret).toBeUndefined();
  });

  it("has no link for the chair to make", async () => {
    await at_desk("chair");
    expect(screen.queryByRole("button", { name: "Collegamento per lo schermo" })).toBeNull();
  });
});

describe("a line that fell", () => {
  it("is shown to the desk with the seconds that are left", async () => {
    const { server } = await at_desk("secretary");
    const told = (lines: object[]) => act(() => [...server.sockets].forEach((socket) => socket.tell(JSON.stringify({ jsonrpc: "2.0", method: "table.lines", params: { lines } }))));
    told([{ organisation: aps, sitting: "sitting-1", dropped_at: fixture_now, out_at: "2027-03-03T08:44:38.000Z" }]);
    const panel = within(screen.getByRole("region", { name: "Presenti" }));
    expect(panel.getByText("Collegamento interrotto, 1 organismo risulta ancora presente:")).toBeDefined();
    expect(panel.getByText(/^ancora per 3[78] s$/)).toBeDefined();
    await expect_accessible();
    told([]);
    expect(panel.queryByText(/Collegamento interrotto/)).toBeNull();
  });
});

describe("the lines of the minutes", () => {
  it("name whose floor it is, where another acted", async () => {
    const entry = { index: 40, ts: fixture_now, event: "floor.granted", capacity: "chair", object: "sitting-1", body: aps, override_made: false };
    await show("/sedute/1-2027/regia", (server) => {
      as_office("secretary")(server);
      server.handlers.set("list_entries", (params) => ({ size: 42, items: params["object"] === "sitting-1" ? [{ ...entry, index: 41, event: "floor.ended", capacity: "delegate", organisation: aps }, entry] : [] }));
      setTimeout(() => push_sitting(server, { sitting: running(), quorum: quorum(), attendance: attendance(), floor: floor(), desk: desk(), minutes: minutes(), interventions }), 0);
    });
    await calm();
    const facts = within(await screen.findByRole("list", { name: "Fatti della seduta, dal più vecchio" }));
    const name = (fixture_entities.find((one) => one.id === aps)?.value as { name?: string } | undefined)?.name ?? "";
    const lines = facts.getAllByRole("listitem").map((one) => one.textContent?.replace(/\s+/g, " "));
    expect(lines).toContainEqual(expect.stringContaining(`ha dato la parola a ${name}`));
    expect(lines).toContainEqual(expect.stringMatching(new RegExp(`${name} (DEMO )?ha concluso l'intervento`)));
  });
});

describe("an hour of Rome", () => {
  it("is an instant, in winter, in summer and around the change", () => {
    expect(rome_instant("2027-03-03", "09:30")).toBe("2027-03-03T08:30:00.000Z");
    expect(rome_instant("2027-07-03", "09:30")).toBe("2027-07-03T07:30:00.000Z");
    expect(rome_instant("2027-03-28", "12:00")).toBe("2027-03-28T10:00:00.000Z");
    expect(rome_instant("2027-03-28", "01:30")).toBe("2027-03-28T00:30:00.000Z");
  });
});
