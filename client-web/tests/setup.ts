import { cleanup } from "@testing-library/react";
import { afterEach, beforeAll } from "vitest";
import { start_i18n } from "../src/i18n";

beforeAll(async () => {
  await start_i18n("it");
});

afterEach(() => {
  cleanup();
  localStorage.clear();
  sessionStorage.clear();
});

// jsdom has no layout and no modal dialogs.
window.scrollTo = () => {};
Element.prototype.scrollIntoView = () => {};
HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
  this.open = true;
};
HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) {
  this.open = false;
};
