import { act, render } from "@testing-library/react";
import axe from "axe-core";
import { expect } from "vitest";
import { make_tavolo } from "../../src/make_tavolo";
import { TavoloContext, type Tavolo } from "../../src/store/hooks";
import { App } from "../../src/views/app";
import { go_to } from "../../src/views/router";
import { capacities, FakeServer } from "../fixtures/fake_server";

export interface OnPage {
  readonly server: FakeServer;
  readonly tavolo: Tavolo;
}

/** Lets the fake server answer and React draw. */
export const calm = () => act(() => new Promise((resolve) => setTimeout(resolve, 20)));

/** The whole client at an address, on the fixture table. */
export async function show(address: string, prepare: (server: FakeServer) => void = () => {}): Promise<OnPage> {
  const server = new FakeServer();
  server.capacities = capacities.slice(0, 1);
  prepare(server);
  history.replaceState({}, "", address);
  const tavolo = make_tavolo({ fetch: server.fetch, open_socket: server.open_socket, storage: localStorage, tab_storage: sessionStorage });
  render(
    <TavoloContext.Provider value={tavolo}>
      <App />
    </TavoloContext.Provider>,
  );
  await act(() => tavolo.session.start());
  await calm();
  return { server, tavolo };
}

export const go = (address: string) => act(() => go_to(address));

/** What axe finds on the page as it stands (colours are looked at in a real browser). */
export async function expect_accessible(): Promise<void> {
  const found = await axe.run(document.body, { rules: { "color-contrast": { enabled: false }, region: { enabled: true } } });
  expect(found.violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(" | ")}`)).toEqual([]);
}
