import { act, screen, within } from "@testing-library/react";
import { expect, it } from "vitest";
import type { LogView } from "../../src/protocol/types";
import { calm, expect_accessible, go, show } from "./on_page";

const at = "2027-01-15T08:00:00.000Z";
const rotation = { at, entry: 12, from_size: 40, new_signature: "", old_signature: "" };
const logs: readonly LogView[] = [
  { origin: "demo/registry", prefix: "/registry", vkey: "demo/registry+1+A", keys: [{ from: 0, vkey: "demo/registry+1+A" }], policies: [{ at, entry: 3, sha256: "ab".repeat(32), text: "quorum none\n" }, { at, entry: 9, sha256: "cd".repeat(32), text: "" }] },
  { origin: "demo/t/x", prefix: "/t/x", vkey: "demo/t/x+3+B", keys: [{ from: 0, until: 50, vkey: "demo/t/x+2+A" }, { from: 41, rotation, vkey: "demo/t/x+3+B" }, { from: 61, rotation: { ...rotation, from_size: 60 }, vkey: "demo/t/x+4+C" }] },
];

it("shows which keys signed the record, and by which policy witnesses are enough", async () => {
  const { tavolo } = await show("/piano");
  tavolo.session.api.logs = () => Promise.resolve(logs);
  await go("/registro");
  await calm();
  const card = within(screen.getByRole("region", { name: "Chiavi e testimoni" }));
  expect(card.getAllByText(/Chiave in uso/)).toHaveLength(2);
  expect(card.getByText(/distrutta: non firma oltre 50 voci/)).toBeTruthy();
  expect(card.getByText(/Chiave nuova, che firma insieme/)).toBeTruthy();
  expect(card.getByText(/nessun testimone è interpellato \(voce 9\)/)).toBeTruthy();
  expect(card.getByText("quorum none")).toBeTruthy();
  await expect_accessible();
});

it("says which closed record this one goes on from", async () => {
  const { server, tavolo } = await show("/piano");
  tavolo.session.api.logs = () => Promise.resolve(logs);
  const [table] = tavolo.session.entities.all("table");
  act(() => server.push([{ type: "table", id: "table-1", value: { ...table, succeeds: { origin: "vecchio.invalid/t/x", size: 1_291, root: "0123456789abcdef".repeat(4) } } }]));
  await go("/registro");
  await calm();
  const card = within(screen.getByRole("region", { name: "Chiavi e testimoni" }));
  expect(card.getByText(`Questo registro prosegue vecchio.invalid/t/x, chiuso dopo le prime 1.291 voci (radice ${Array(4).fill("0123456789abcdef").join(" ")}).`)).toBeTruthy();
});
