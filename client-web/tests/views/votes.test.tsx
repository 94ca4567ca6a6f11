import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import type { PositionLine } from "../../src/protocol/types";
import { type FakeServer, offices, own_body, Refused } from "../fixtures/fake_server";
import { outcome, vote, with_acts } from "../fixtures/table_acts";
import { calm, expect_accessible, show } from "./on_page";

const as = (capacity: string) => (server: FakeServer) => {
  with_acts(server);
  server.capacities = offices.filter((office) => office.capacity === capacity);
};
const choose = (name: RegExp) => userEvent.click(screen.getByRole("radio", { name }));

describe("a vote in progress", () => {
  it("names the choice on its button, asks the reservation, and shows what is recorded", async () => {
    const { server } = await show("/votazioni/vote-1", with_acts);
    await expect_accessible();
    expect(screen.getByRole("button", { name: "Registra la posizione" }).getAttribute("aria-disabled")).toBe("true");
    await choose(/^Favorevole con riserve/);
    await userEvent.click(screen.getByRole("button", { name: "Registra: favorevole con riserve" }));
    expect(server.received.some((one) => one.method === "cast_position")).toBe(false);
    expect(screen.getByText(/Scrivi la riserva/)).toBeDefined();
    fireEvent.change(screen.getByLabelText(/^Riserva/), { target: { value: "Se la verifica è annuale." } });
    await expect_accessible();
    await userEvent.click(screen.getByRole("button", { name: "Registra: favorevole con riserve" }));
    await calm();
    expect(document.activeElement?.textContent).toBe("Voto registrato");
    expect(screen.getByText("«Se la verifica è annuale.»")).toBeDefined();
    expect(screen.getByText("59dc5b2ee90937fb")).toBeDefined();
    expect(screen.getByRole("button", { name: "Scarica la ricevuta" })).toBeDefined();
    await expect_accessible();
  });

  it("preselects the recorded choice for a change, and keeps it until the new one counts", async () => {
    await show("/votazioni/vote-1", with_acts);
    await choose(/^Contrario/);
    await userEvent.click(screen.getByRole("button", { name: "Registra: contrario" }));
    await calm();
    await userEvent.click(screen.getByRole("button", { name: "Cambia posizione" }));
    expect(screen.getByRole<HTMLInputElement>("radio", { name: /^Contrario/ }).checked).toBe(true);
    expect(screen.getByText(/^Ora conta: contrario/)).toBeDefined();
    await choose(/^Astenuto/);
    await userEvent.click(screen.getByRole("button", { name: "Lascia quella registrata" }));
    expect(screen.getByText("Voto registrato")).toBeDefined();
  });

  it("can be recorded only with a line, and keeps the half-filled ballot", async () => {
    const { server } = await show("/votazioni/vote-1", with_acts);
    await choose(/^Contrario/);
    server.down = true;
    act(() => [...server.sockets].forEach((socket) => socket.close_from_server(1006)));
    await userEvent.click(screen.getByRole("button", { name: "Registra: contrario" }));
    expect(screen.getByRole("alert").textContent).toContain("Posizione non registrata");
    await waitFor(() => expect(screen.getByRole("button", { name: "Registra: contrario" }).getAttribute("aria-disabled")).toBe("true"), { timeout: 8_000 });
    expect(screen.getAllByText("Il voto si può registrare solo collegati.").length).toBeGreaterThan(0);
    expect(server.received.some((one) => one.method === "cast_position")).toBe(false);
    expect(screen.getByRole<HTMLInputElement>("radio", { name: /^Contrario/ }).checked).toBe(true);
  }, 15_000);

  it("declares a conflict of interest as not participating, with its reason", async () => {
    const { server } = await show("/votazioni/vote-1", with_acts);
    await userEvent.click(screen.getByRole("button", { name: "Dichiara conflitto d'interessi" }));
    await calm();
    expect(document.activeElement).toBe(screen.getByLabelText(/^Motivo/));
    fireEvent.change(screen.getByLabelText(/^Motivo/), { target: { value: "Gestiamo il servizio." } });
    await userEvent.click(screen.getByRole("button", { name: "Registra: non partecipa al voto" }));
    await calm();
    expect(server.received.find((one) => one.method === "cast_position")?.params).toMatchObject({ choice: "not_participating", conflict_of_interest: true, reason: "Gestiamo il servizio." });
  });

  it("moves nothing under the person when the turnout changes", async () => {
    const { server } = await show("/votazioni/vote-1", with_acts);
    await choose(/^Favorevole con riserve/);
    const field = screen.getByLabelText<HTMLTextAreaElement>(/^Riserva/);
    fireEvent.change(field, { target: { value: "Mezza frase" } });
    field.focus();
    act(() => server.push([{ type: "ballot", id: "vote-1", value: { id: "vote-1", answered: 12, of: 54, by_bench: [] } }]));
    expect(screen.getByText("12")).toBeDefined();
    expect(document.activeElement).toBe(field);
    expect(field.value).toBe("Mezza frase");
  });

  it("says what was refused and why, and keeps the choice", async () => {
    await show("/votazioni/vote-1", (server) => {
      with_acts(server);
      server.handlers.set("cast_position", () => {
        throw new Refused({ code: "vote_closed", sentence: { it: "La votazione è stata chiusa." } });
      });
    });
    await choose(/^Contrario/);
    await userEvent.click(screen.getByRole("button", { name: "Registra: contrario" }));
    await calm();
    expect(screen.getByRole("alert").textContent).toContain("Posizione non registrata");
    expect(screen.getByRole<HTMLInputElement>("radio", { name: /^Contrario/ }).checked).toBe(true);
  });

  it("leaves a ballot that was not sent readable after the close, and carries its text into a comment", async () => {
    const { server } = await show("/votazioni/vote-1", with_acts);
    await choose(/^Favorevole con riserve/);
    fireEvent.change(screen.getByLabelText(/^Riserva/), { target: { value: "Con verifica annuale." } });
    act(() =>
      server.push([
        { type: "vote", id: "vote-1", value: { ...vote(1), state: "closed", closed_at: "2027-03-05T17:00:00.000Z", acts: [] } },
        { type: "outcome", id: "vote-1", value: { ...outcome(), id: "vote-1" } },
      ]),
    );
    await calm();
    expect(screen.getByText(/prima che la posizione fosse inviata/)).toBeDefined();
    expect(screen.getByDisplayValue("Con verifica annuale.")).toBeDefined();
    await userEvent.click(screen.getByRole("button", { name: "Porta il testo in un commento" }));
    await calm();
    expect(location.pathname).toBe("/proposte/P-2027-004");
    expect(screen.getByLabelText<HTMLTextAreaElement>("Testo del commento").value).toBe("Con verifica annuale.");
  });
});

describe("the outcome", () => {
  it("stands in words, numbers, by bench and by body, and is counted again", async () => {
    await show("/votazioni/vote-2", with_acts);
    await calm();
    await expect_accessible();
    expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("Approvata con riserve");
    const table = screen.getByRole("table", { name: "Posizioni per componente" });
    expect(within(table).getByRole("row", { name: /^Contrario 4 1 1 0 6$/ })).toBeDefined();
    expect(screen.getByText("«Tre fasi allungano i tempi.»")).toBeDefined();
    await userEvent.click(screen.getByRole("button", { name: "Ricalcola dalle voci" }));
    await calm();
    expect(screen.getByText("Coincide")).toBeDefined();
    await expect_accessible();
  });

  it("says how each position was stated, what is contested or to be ratified, and who stated none", async () => {
    const stated: Partial<PositionLine> = { bench: "third_sector", choice: "favourable", conflict_of_interest: false, texts: {}, contested: false, subject_to_ratification: false, ratified: false, lapsed: false };
    const line = (organisation: string, change: Partial<PositionLine>) => ({ ...stated, organisation, ...change });
    const { choice: _none, ...silent } = line("organisation-1", { bench: "institutions" });
    const lines = [
      line(own_body, {}),
      line("organisation-50", { channel: "paper", contested: true }),
      line("organisation-51", { channel: "proxy", holder: own_body }),
      line("organisation-53", { subject_to_ratification: true, ratified: true }),
      line("organisation-54", { subject_to_ratification: true, lapsed: true }),
      line("organisation-55", { subject_to_ratification: true }),
      silent,
    ];
    await show("/votazioni/vote-2", (server) => {
      with_acts(server);
      server.handlers.set("list_positions", () => ({ items: lines }));
    });
    await calm();
    await expect_accessible();
    const by_body = screen.getByRole("heading", { name: "Per organismo" }).closest("section") as HTMLElement;
    for (const words of ["Su carta", "Contestata dall'organismo", "Ratificata", "Decaduta, non conta", "Soggetta a ratifica", "Non ha espresso posizione"]) expect(within(by_body).getByText(words)).toBeDefined();
    expect(within(by_body).getByText(/^Per delega affidata a/).textContent).toContain("Cooperativa sociale dimostrativa A");
    expect(within(by_body).queryByText("Non ancora espressa")).toBeNull();
  });

  it("says the dissent of a whole bench plainly", async () => {
    const { server } = await show("/votazioni/vote-2", with_acts);
    act(() => server.push([{ type: "outcome", id: "vote-2", value: { ...outcome(), dissenting: ["social_partners"] } }]));
    expect(screen.getByText("con il dissenso di: Parti sociali")).toBeDefined();
    expect(screen.getAllByText("Dissenso dell'intera componente").length).toBe(1);
    // a bench that was contrary to what was not approved agrees with that, whatever its tally says
    const value = outcome();
    const result = { ...value.result, outcome: "not_approved" as const, by_bench: value.result.by_bench.map((tally) => ({ ...tally, dissents: true })) };
    act(() => server.push([{ type: "outcome", id: "vote-2", value: { ...value, dissenting: [], result } }]));
    expect(screen.queryByText("Dissenso dell'intera componente")).toBeNull();
  });
});

describe("the desk of a vote", () => {
  it("lets the chair close before the deadline, with a reason; the secretary never", async () => {
    const { server } = await show("/votazioni/vote-1", as("chair"));
    server.handlers.set("close_vote", () => server.receipt());
    act(() => server.push([{ type: "vote", id: "vote-1", value: { ...vote(1), acts: ["cast", "close", "annul"] } }]));
    await userEvent.click(screen.getByRole("button", { name: "Chiudi ora" }));
    const dialog = screen.getByRole("dialog");
    await userEvent.type(within(dialog).getByLabelText("Motivo"), "Hanno risposto tutti.");
    await userEvent.click(within(dialog).getByRole("button", { name: "Chiudi ora" }));
    await calm();
    expect(server.received.at(-1)).toMatchObject({ method: "close_vote", params: { vote: "vote-1", reason: "Hanno risposto tutti." } });
  });

  it("opens for the secretary only with the chair's order", async () => {
    const { server } = await show("/votazioni/vote-1", as("secretary"));
    server.handlers.set("open_vote", () => server.receipt());
    act(() => server.push([{ type: "vote", id: "vote-1", value: { ...vote(1), state: "prepared", acts: ["open", "discard"] } }]));
    await expect_accessible();
    await userEvent.click(screen.getByRole("button", { name: "Apri su ordine della presidenza" }));
    const dialog = screen.getByRole("dialog");
    await userEvent.type(within(dialog).getByLabelText("Ordine della presidenza"), "Messaggio del 3 marzo");
    await userEvent.click(within(dialog).getByRole("button", { name: "Apri su ordine della presidenza" }));
    await calm();
    expect(server.received.at(-1)).toMatchObject({ method: "open_vote", params: { vote: "vote-1", order: "Messaggio del 3 marzo" } });
  });

  it("opens by itself at the hour that the chair said yes to before; until then it can be opened at once", async () => {
    const { server } = await show("/votazioni/vote-1", as("chair"));
    server.handlers.set("open_vote", () => server.receipt());
    const prepared = { ...vote(1), state: "prepared" as const, acts: ["open", "discard"] };
    act(() => server.push([{ type: "vote", id: "vote-1", value: prepared }]));
    await userEvent.click(screen.getByRole("button", { name: "Programma l'apertura" }));
    const dialog = within(screen.getByRole("dialog"));
    await userEvent.click(dialog.getByRole("button", { name: "Programma l'apertura" }));
    expect(dialog.getByText("Scegli giorno e ora dell'apertura.")).toBeDefined();
    fireEvent.change(dialog.getByLabelText("Apre il"), { target: { value: "2027-03-05" } });
    await expect_accessible();
    await userEvent.click(dialog.getByRole("button", { name: "Programma l'apertura" }));
    await calm();
    expect(server.received.at(-1)).toMatchObject({ method: "open_vote", params: { vote: "vote-1", opens: { on: "2027-03-05", time: "09:00" } } });
    act(() => server.push([{ type: "vote", id: "vote-1", value: { ...prepared, opens_at: "2027-03-05T08:00:00.000Z" } }]));
    expect(screen.getByText(/^Si apre da sola il .*09:00/)).toBeDefined();
    await userEvent.click(screen.getByRole("button", { name: "Apri ora" }));
    await calm();
    expect(server.received.at(-1)?.params).not.toHaveProperty("opens");
    act(() => server.push([{ type: "vote", id: "vote-1", value: { ...prepared, missed: "subject_changed" } }]));
    expect(screen.getByText("Non si è aperta all'ora programmata.")).toBeDefined();
  });

  it("prepares a vote", async () => {
    await show("/votazioni/prepara", as("secretary"));
    await expect_accessible();
    await userEvent.click(screen.getByRole("button", { name: "Prepara la votazione" }));
    expect(screen.getByText("Scegli il giorno di chiusura.")).toBeDefined();
  });

  it("lists votes by what they need", async () => {
    await show("/votazioni", with_acts);
    await expect_accessible();
    expect(screen.getByText("Manca la posizione della tua organizzazione")).toBeDefined();
    expect(screen.getByText("Approvata con riserve")).toBeDefined();
  });
});
