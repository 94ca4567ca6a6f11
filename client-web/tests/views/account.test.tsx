import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { calm, expect_accessible, show } from "./on_page";

const fill = async (label: string, text: string) => userEvent.type(screen.getByLabelText(label), text);

async function open_dialog() {
  await userEvent.click(screen.getByRole("button", { name: "Cambia la password" }));
  return screen.getByRole("dialog");
}

describe("one's own account", () => {
  it("shows the sessions with the present one marked, and is reached from the bar above", async () => {
    await show("/");
    await userEvent.click(screen.getAllByRole("link", { name: "Il tuo accesso" })[0] as HTMLElement);
    await calm();
    expect(location.pathname).toBe("/account");
    await expect_accessible();
    expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("Il tuo accesso");
    const [here] = screen.getAllByRole("listitem").filter((one) => one.textContent?.includes("Firefox su Linux"));
    expect(here?.textContent).toContain("Questa");
    expect(within(here as HTMLElement).queryByRole("button")).toBeNull();
    expect(screen.getByText("Un altro browser su un altro sistema")).toBeDefined();
  });

  it("ends another session after asking, and all others together", async () => {
    const { server } = await show("/account");
    await userEvent.click(screen.getByRole("button", { name: /Chiudi la sessione: Chrome su Android/ }));
    const dialog = screen.getByRole("dialog");
    await expect_accessible();
    expect(dialog.textContent).toContain("esce subito");
    await userEvent.click(within(dialog).getByRole("button", { name: "Chiudi la sessione" }));
    await calm();
    expect(server.sessions.map((one) => one.id)).toEqual(["session-3", "session-1"]);
    expect(screen.getByText("1 sessione chiusa.")).toBeDefined();
    expect(screen.queryByRole("button", { name: "Chiudi tutte le altre" })).toBeNull();
  });

  it("ends all others together, and says when there are none", async () => {
    await show("/account");
    await userEvent.click(screen.getByRole("button", { name: "Chiudi tutte le altre" }));
    await userEvent.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Chiudi le altre" }));
    await calm();
    expect(screen.getByText("2 sessioni chiuse.")).toBeDefined();
    expect(screen.getByText("Non ci sono altre sessioni aperte.")).toBeDefined();
  });

  it("says that a session had ended already, and leaves it when asked to", async () => {
    const { server } = await show("/account");
    const end = () => userEvent.click(screen.getByRole("button", { name: /Chiudi la sessione: Chrome/ }));
    await end();
    await userEvent.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Annulla" }));
    expect(server.sessions).toHaveLength(3);
    server.sessions = server.sessions.filter((one) => one.id !== "session-2");
    await end();
    await userEvent.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Chiudi la sessione" }));
    await calm();
    expect(screen.getByText("Quella sessione era già chiusa.")).toBeDefined();
  });

  it("changes the password, after a wrong one with the attempts that remain", async () => {
    const { server } = await show("/account");
    await open_dialog();
    await expect_accessible();
    await fill("Password attuale", "sbagliata");
    await fill("Nuova password", "corta");
    await fill("Ripeti la nuova password", "corta");
    const save = () => userEvent.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Cambia la password" }));
    await save();
    expect(screen.getByRole("alert").textContent).toContain("meno di 10 caratteri");
    await fill("Nuova password", " e poi lunga");
    await save();
    expect(screen.getByRole("alert").textContent).toBe("Le due password sono diverse.");
    await fill("Ripeti la nuova password", " e poi lunga");
    await save();
    await calm();
    const alert = screen.getByRole("alert");
    expect(alert.textContent).toContain("Restano 4 tentativi");
    expect(document.activeElement).toBe(alert);
    await userEvent.clear(screen.getByLabelText("Password attuale"));
    await fill("Password attuale", "giusta abbastanza");
    await save();
    await calm();
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(screen.getByText("Password cambiata. Le altre sessioni sono chiuse.")).toBeDefined();
    expect(server.sessions).toHaveLength(1);
  });

  it("is there for who has no mandate that holds", async () => {
    await show("/account", (server) => (server.capacities = []));
    expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("Il tuo accesso");
    await expect_accessible();
  });

  it("is told by e-mail of what the server offers, and keeps what it does not offer", async () => {
    const { server } = await show("/account");
    const card = within(screen.getByRole("region", { name: "Avvisi per e-mail" }));
    expect(card.getAllByRole("checkbox").length).toBe(2);
    await userEvent.click(card.getAllByRole("checkbox")[0] as HTMLElement);
    await userEvent.click(card.getByRole("button", { name: "Salva la scelta" }));
    await calm();
    expect(server.mail.kinds).toEqual(["sitting", "desk"]);
    expect(card.getByText("Scelta salvata.")).toBeDefined();
    await expect_accessible();
  });

  it("can be tried again when the sessions were not read", async () => {
    const { server } = await show("/account", (fake) => (fake.sessions_down = true));
    expect(screen.getByText(/Non sono riuscito a leggere/)).toBeDefined();
    server.sessions_down = false;
    await userEvent.click(screen.getByRole("button", { name: "Riprova" }));
    await calm();
    expect(screen.getByText("Firefox su Linux")).toBeDefined();
  });
});
