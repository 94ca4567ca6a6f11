import { fireEvent, screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { Proposal } from "../../src/protocol/types";
import { fixture_entities, fixture_now, own_body } from "../fixtures/fake_server";
import { poll, with_polls } from "../fixtures/polls";
import { outcome, vote } from "../fixtures/table_acts";
import { calm, expect_accessible, go, show } from "./on_page";

const proposal = fixture_entities.find((entity) => entity.type === "proposal")?.value as unknown as Proposal;

describe("the table as it stood", () => {
  it("is read on the pages of today, where nothing can be done", async () => {
    const { server } = await show(`/com-era/40/proposte/${proposal.number}`);
    await calm();
    expect(server.past_asked.at(-1)).toMatchObject({ size: "40", object: proposal.id });
    expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("Il titolo di allora");
    expect(screen.getByText("Com'era il 10 marzo 2027 alle 10:00:05 (voce n. 39).")).toBeTruthy();
    expect(screen.queryByRole("button", { name: /Sostieni|Commenta|Registra/ })).toBeNull();
    expect(screen.queryByRole("textbox")).toBeNull();
    expect(screen.getAllByRole("link", { name: /Proposte/ }).some((link) => link.getAttribute("href") === "/com-era/40/proposte")).toBe(true);
    expect(screen.getByRole("link", { name: "Torna a oggi" }).getAttribute("href")).toBe(`/proposte/${proposal.number}`);
    await expect_accessible();
  });

  it("goes from change to change, and to where the slider rests", async () => {
    await show("/com-era/40");
    await calm();
    fireEvent.click(screen.getByRole("button", { name: "Voce precedente" }));
    expect(location.pathname).toBe("/com-era/38");
    await calm();
    const slider = screen.getByRole("slider", { name: "Voce del registro" });
    fireEvent.change(slider, { target: { value: "500" } });
    expect(slider.getAttribute("aria-valuetext")).toMatch(/^n\. 499 di /);
    expect(location.pathname).toBe("/com-era/38");
    await waitFor(() => expect(location.pathname).toBe("/com-era/500"));
  });

  it("does not show the positions of today, and leads to where they are read", async () => {
    const { server } = await show("/com-era/40/votazioni/vote-1", (server) => {
      const open = vote(1);
      server.push([
        { type: "vote", id: open.id, value: { ...open, terms: { ...open.terms, visibility: "roll_call" } } },
        { type: "outcome", id: "vote-2", value: outcome() },
      ]);
    });
    const asked_nothing_of_today = async () => {
      await calm();
      expect(server.received.some((one) => one.method === "list_positions")).toBe(false);
      expect(screen.getByRole("heading", { name: "Per organismo" })).toBeTruthy();
      await expect_accessible();
    };
    await asked_nothing_of_today();
    expect(screen.getByRole("link", { name: "Vai alla pagina di oggi" }).getAttribute("href")).toBe("/votazioni/vote-1");
    await go("/com-era/40/votazioni/vote-2");
    await asked_nothing_of_today();
    fireEvent.click(screen.getByRole("link", { name: "Vai alla pagina di oggi" }));
    expect(location.pathname).toBe("/votazioni/vote-2");
  });

  it("says nothing of who may answer, and shows when a vote was to close", async () => {
    await show("/com-era/40/votazioni/vote-1", (server) => server.push([{ type: "vote", id: "vote-1", value: { ...vote(1), electorate: [] } }]));
    await calm();
    expect(screen.queryByText(/vota|non ha|delegato/i, { selector: ".notice *" })).toBeNull();
    expect(screen.queryByRole("timer")).toBeNull();
    expect(document.querySelector("time.server-clock")?.getAttribute("datetime")).toBe(vote(1).terms.closes_at);
    await expect_accessible();
  });

  it("shows the own answer to a poll, which nobody changes there", async () => {
    await show("/com-era/40/consultazioni/poll-1", (server) => {
      with_polls("delegate", poll("choice"))(server);
      server.push([{ type: "own_poll_answer", id: "poll-1", value: { id: "poll-1", organisation: own_body, marks: [1, 0, 0], at: fixture_now, index: 30, contested: false, versions: [] } }]);
    });
    await calm();
    expect(screen.getByText(/Prima/, { selector: ".notice *" })).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Cambia la risposta" })).toBeNull();
    expect(screen.queryByRole("timer")).toBeNull();
  });

  it("has the time of the moment that is shown, also after a step to another", async () => {
    await show("/com-era/40");
    await calm();
    expect(screen.getByText("Mercoledì 10 marzo 2027")).toBeTruthy();
    await expect_accessible();
    fireEvent.click(screen.getByRole("button", { name: "Voce precedente" }));
    await calm();
    expect(screen.getByText("Martedì 9 marzo 2027")).toBeTruthy();
  });

  it("puts its words before the title of each page", async () => {
    await show("/com-era/40/proposte");
    expect(document.title).toMatch(/Com'era \(voce n\. 39\): Proposte/);
    await go("/com-era/40/registro");
    await calm();
    expect(document.title).toMatch(/Com'era \(voce n\. 39\): Questa pagina non ha un passato/);
  });

  it("locks its steps while the past could not be had, and asks again when told to", async () => {
    const { server } = await show("/com-era/40", (server) => {
      server.past_busy = true;
    });
    await calm();
    expect(screen.getByRole("alert").textContent).toContain("Troppe richieste insieme.");
    fireEvent.click(screen.getByRole("button", { name: "Voce precedente" }));
    expect(screen.getAllByText("Prima va letto il tavolo com'era: riprova.")).toHaveLength(2);
    await expect_accessible();
    server.past_busy = false;
    fireEvent.click(screen.getByRole("button", { name: "Riprova ora" }));
    await calm();
    expect(location.pathname).toBe("/com-era/40");
    expect(screen.getByText("Com'era il 10 marzo 2027 alle 10:00:05 (voce n. 39).")).toBeTruthy();
  });

  it("has no page before the first entry", async () => {
    await show("/com-era/0/proposte");
    expect(screen.getByRole("heading", { level: 1, name: "Questa pagina non c'è" })).toBeTruthy();
  });

  it("finds the entry of an hour", async () => {
    const { server } = await show("/com-era/40");
    await calm();
    fireEvent.click(screen.getByRole("button", { name: "Mostra" }));
    expect(screen.getByLabelText("Giorno").getAttribute("aria-invalid")).toBe("true");
    fireEvent.change(screen.getByLabelText("Ora"), { target: { value: "" } });
    fireEvent.click(screen.getByRole("button", { name: "Mostra" }));
    expect(document.getElementById(screen.getByLabelText("Ora").getAttribute("aria-describedby") ?? "")?.textContent).toBe("Scegli un'ora.");
    fireEvent.change(screen.getByLabelText("Ora"), { target: { value: "23:59" } });
    server.past_busy = true;
    fireEvent.change(screen.getByLabelText("Giorno"), { target: { value: "2027-03-09" } });
    fireEvent.click(screen.getByRole("button", { name: "Mostra" }));
    await calm();
    const refused = screen.getByRole("alert");
    expect(refused.textContent).toBe("Troppe richieste insieme.");
    expect(screen.getByLabelText("Giorno").getAttribute("aria-describedby")).toBe(refused.id);
    server.past_busy = false;
    fireEvent.change(screen.getByLabelText("Giorno"), { target: { value: "2027-03-10" } });
    fireEvent.click(screen.getByRole("button", { name: "Mostra" }));
    await calm();
    expect(server.past_asked.findLast((asked) => asked["at"] !== undefined)?.["at"]).toBe("2027-03-10T22:59:00.000Z");
    expect(location.pathname).toBe("/com-era/12");
  });
});

describe("a selection of the history", () => {
  it("is asked for with the filters and the words", async () => {
    const { server } = await show("/registro?chi=organisation-3&come=delegate&passo=vote&dal=2027-01-01&oggetto=vote-1");
    fireEvent.change(screen.getByLabelText(/^Parole/), { target: { value: " sportello " } });
    server.history_refused = { status: 503, body: { code: "stopped" } };
    fireEvent.click(screen.getByRole("button", { name: "Tabella (CSV)" }));
    await calm();
    const address = new URL(server.history_asked.at(-1) ?? "", "http://x");
    expect(address.pathname).toMatch(/^\/api\/tables\/[a-z-]+\/history\.csv$/);
    expect(Object.fromEntries(address.searchParams)).toMatchObject({ organisation: "organisation-3", capacity: "delegate", type: "vote", from: "2027-01-01", object: "vote-1", text: "sportello" });
    expect(address.searchParams.get("acting")).toMatch(/^mandate-/);
  });
});
