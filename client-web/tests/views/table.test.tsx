import { act, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { close_codes } from "../../src/transport/close_codes";
import { capacities, offices, own_body, Refused } from "../fixtures/fake_server";
import { convened, with_sittings } from "../fixtures/sitting_acts";
import { calm, expect_accessible, go, show } from "./on_page";

describe("the way in", () => {
  it("asks for e-mail and password, and says plainly when they do not match", async () => {
    await show("/", (server) => (server.signed_in = false));
    await expect_accessible();
    const user = userEvent.setup();
    await user.type(screen.getByLabelText("Indirizzo e-mail"), "x@y.invalid");
    await user.type(screen.getByLabelText("Password"), "sbagliata");
    await user.click(screen.getByRole("button", { name: "Entra" }));
    await calm();
    const alert = screen.getByRole("alert");
    expect(alert.textContent).toContain("Restano 4 tentativi prima di una pausa di 15 minuti.");
    expect(document.activeElement).toBe(alert);
    expect(screen.getByLabelText<HTMLInputElement>("Password").value).toBe("sbagliata");
  });

  it("shows every mandate, the expired one locked with its remedy, and repeats the choice on the button", async () => {
    await show("/mandato", (server) => (server.capacities = capacities));
    await expect_accessible();
    expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("Per chi agisci oggi?");
    expect(screen.getByText(/Mandato scaduto il 31.12.2026/)).toBeDefined();
    expect(screen.getAllByRole<HTMLInputElement>("radio").map((radio) => radio.disabled)).toEqual([false, false, true]);
    await userEvent.click(screen.getByRole("button", { name: "Entra come delegato di Cooperativa sociale dimostrativa A" }));
    await calm();
    expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("Il tavolo oggi");
    expect(location.pathname).toBe("/");
  });

  it("lets a substitute take over only by a confirmed act", async () => {
    const { server } = await show("/mandato", (fake) => {
      fake.capacities = capacities;
      fake.handlers.set("take_over", () => fake.receipt());
    });
    await userEvent.click(screen.getAllByRole("radio")[1] as HTMLElement);
    await userEvent.click(screen.getByRole("button", { name: /Subentra al delegato/ }));
    expect(server.received).toEqual([]);
    const dialog = screen.getByRole("dialog");
    expect(dialog.textContent).toContain("Il subentro è registrato con l'ora");
    await userEvent.click(within(dialog).getByRole("button", { name: "Subentra ora" }));
    await calm();
    expect(server.received.map((one) => one.method)).toContain("take_over");
  });

  it("shows an invitation and accepts it with a password that is long enough", async () => {
    const { server } = await show("/invito/abc", (fake) => (fake.signed_in = false));
    expect(screen.getByText("Sei invitato al tavolo come sostituto di Cooperativa sociale dimostrativa A.")).toBeDefined();
    await expect_accessible();
    const user = userEvent.setup();
    await user.type(screen.getByLabelText("Scegli una password"), "corta");
    await user.type(screen.getByLabelText("Ripeti la password"), "corta");
    await user.click(screen.getByRole("button", { name: "Accetta ed entra" }));
    expect(screen.getByRole("alert").textContent).toContain("meno di 10 caratteri");
    await user.type(screen.getByLabelText("Scegli una password"), " e poi lunga");
    await user.type(screen.getByLabelText("Ripeti la password"), " e poi lunga");
    server.signed_in = true;
    await user.click(screen.getByRole("button", { name: "Accetta ed entra" }));
    await calm();
    expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("Il tavolo oggi");
  });

  it("says so when an invitation no longer holds", async () => {
    await show("/invito/vecchio", (fake) => (fake.signed_in = false));
    expect(screen.getByRole("alert").textContent).toContain("non vale più");
  });
});

describe("the table today", () => {
  it("says for whom one acts, that the table is consultative, that one is connected, and that the data is invented", async () => {
    await show("/");
    const bar = screen.getByRole("region", { name: "Per chi agisci" });
    expect(bar.textContent).toContain("Agisci per");
    expect(bar.textContent).toContain("Cooperativa sociale dimostrativa A");
    expect(bar.textContent).toContain("Il tavolo ha funzione consultiva: le posizioni espresse non approvano il piano.");
    expect(bar.textContent).toContain("Collegato");
    expect(screen.getByText("Dati dimostrativi")).toBeDefined();
    await expect_accessible();
  });

  it("puts what waits first, counts it on the place and in the title of the tab", async () => {
    const { server } = await show("/");
    expect(document.title).toMatch(/^\(2\) Il tavolo oggi/);
    const waiting = screen.getByRole("region", { name: /Ti aspetta/ });
    expect(within(waiting).getByRole("link", { name: "Esprimi posizione" }).getAttribute("href")).toBe("/votazioni/vote-1");
    act(() => server.push([{ type: "waiting", id: own_body, value: { id: own_body, items: [] } }]));
    expect(document.title).toMatch(/^Il tavolo oggi/);
    expect(within(waiting).getAllByText(/fatto alle/)).toHaveLength(2);
    expect(within(waiting).getByText(/Nulla ti aspetta/)).toBeDefined();
  });

  it("leads to the minutes that my body can still object to", async () => {
    const { server } = await show("/", with_sittings);
    const item = { what: "minutes_to_approve", object: "sitting-1", label: "Esame delle proposte 2027", since: "2027-03-02T08:00:00.000Z", until: "2027-03-12T22:59:59.999Z" };
    act(() => server.push([{ type: "sitting", id: "sitting-1", value: { ...convened, state: "closed", minutes: "objections" } }, { type: "waiting", id: own_body, value: { id: own_body, items: [item] } }]));
    const waiting = screen.getByRole("region", { name: /Ti aspetta/ });
    expect(within(waiting).getByText("Verbale proposto: la tua organizzazione può fare osservazioni")).toBeDefined();
    expect(within(waiting).getByRole("link", { name: "Leggi il verbale" }).getAttribute("href")).toBe("/sedute/1-2027/verbale");
    await expect_accessible();
  });

  it("lets nothing wait for a legal representative, who may not do it, and shows the place that is theirs", async () => {
    await show("/", (server) => (server.capacities = [{ ...(capacities[0] as (typeof capacities)[number]), capacity: "legal_representative" }]));
    expect(document.title).toMatch(/^Il tavolo oggi/);
    expect(screen.getByText(/Nulla ti aspetta/)).toBeDefined();
    const places = within(screen.getByRole("navigation", { name: "Principale" })).getAllByRole("link");
    expect(places.map((place) => place.textContent)).toEqual(["Tavolo", "Organizzazione", "Piano", "Proposte", "Sedute", "Votazioni", "Registro"]);
    expect(places[1]?.getAttribute("href")).toBe("/organismo");
    await go("/votazioni");
    expect(screen.queryByRole("link", { name: "Esprimi posizione" })).toBeNull();
  });

  it("does not move under the pointer when something new waits", async () => {
    const { server } = await show("/");
    const waiting = screen.getByRole("region", { name: /Ti aspetta/ });
    await userEvent.hover(waiting);
    const item = (n: number) => ({ what: "cure_term", object: `proposal-${n}`, since: "2027-03-03T08:00:00.000Z" });
    const before = within(waiting).getAllByRole("article").length;
    act(() => server.push([{ type: "waiting", id: own_body, value: { id: own_body, items: [item(1), item(2), item(3)] } }]));
    await calm();
    expect(within(waiting).queryAllByRole("article")).not.toHaveLength(before + 3);
    await userEvent.click(within(waiting).getByRole("button", { name: "3 nuove: mostra" }));
    expect(within(waiting).getAllByRole("article")).toHaveLength(3);
  });

  it("gives each role its places", async () => {
    await show("/", (server) => (server.capacities = [offices[2] as (typeof offices)[number]]));
    const places = within(screen.getByRole("navigation", { name: "Principale" })).getAllByRole("link");
    expect(places.map((link) => link.textContent)).toEqual(["Registro", "Revisione", "Tavolo", "Piano", "Proposte", "Sedute", "Votazioni"]);
    expect(screen.getByRole("region", { name: "Per chi agisci" }).textContent).toContain("lettura e rilievi");
  });
});

describe("when the line breaks", () => {
  it("the session's end asks to sign in over the page and keeps what was typed", async () => {
    const { server } = await show("/piano/OO1.2");
    await userEvent.type(screen.getByLabelText("Testo del commento"), "A metà fras");
    act(() => {
      for (const socket of [...server.sockets]) socket.close_from_server(close_codes.session_ended);
    });
    await calm();
    expect(screen.getByRole("dialog").textContent).toContain("Rientra: quello che hai scritto è qui.");
    expect(screen.getByLabelText<HTMLTextAreaElement>("Testo del commento").value).toBe("A metà fras");
  });

  it("a rewritten record shows a red card on every screen", async () => {
    await show("/", (server) => {
      localStorage.setItem("tavolo:checkpoint:lagonegrese-pollino", JSON.stringify({ size: 1_291, root: "ab".repeat(32), at: Date.parse("2027-02-10T12:00:00Z") }));
      server.handlers.set("table.join", () => {
        throw new Refused({ code: "record_rewritten" });
      });
    });
    const alert = screen.getByRole("alert");
    expect(alert.textContent).toContain("Il registro non corrisponde a quello che avevi visto");
    expect(alert.textContent).toContain("Il 10 febbraio questo dispositivo aveva visto 1.291 voci.");
    go("/piano");
    expect(screen.getByRole("alert")).toBeDefined();
  });
});
