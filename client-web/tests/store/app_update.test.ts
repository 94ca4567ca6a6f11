import { describe, expect, it } from "vitest";
import { AppUpdate, type Workers } from "../../src/store/app_update";

class FakeWorker extends EventTarget {
  readonly told: unknown[] = [];
  postMessage(message: unknown) {
    this.told.push(message);
  }
}
class FakeRegistration extends EventTarget {
  waiting: FakeWorker | undefined;
  installing: FakeWorker | undefined;
  update = () => Promise.resolve();
  /** As the browser does when it finds another sw.js. */
  find(worker = new FakeWorker()): FakeWorker {
    this.installing = worker;
    this.dispatchEvent(new Event("updatefound"));
    this.installing = undefined;
    this.waiting = worker;
    worker.dispatchEvent(new Event("statechange"));
    return worker;
  }
}

async function made({ controlled = true, registers = true } = {}) {
  const registration = new FakeRegistration();
  const container = Object.assign(new EventTarget(), {
    controller: controlled ? new FakeWorker() : null,
    register: () => (registers ? Promise.resolve(registration) : Promise.reject(new Error("insecure"))),
  });
  let reloads = 0;
  let told = 0;
  const update = new AppUpdate(container as unknown as Workers, () => (reloads += 1));
  update.subscribe(() => (told += 1));
  await update.begin();
  return { registration, container, update, reloads: () => reloads, told: () => told };
}

describe("a newer version of the program", () => {
  it("is not offered when it is the first of all", async () => {
    const { registration, update } = await made({ controlled: false });
    registration.find();
    expect(update.offered()).toBe(false);
  });

  it("is offered, waits, and is taken on press with one reload", async () => {
    const { registration, container, update, reloads, told } = await made();
    expect(update.offered()).toBe(false);
    const worker = registration.find();
    expect([update.offered(), told()]).toEqual([true, 1]);
    expect(worker.told).toEqual([]);
    container.dispatchEvent(new Event("controllerchange"));
    expect(reloads()).toBe(0);
    update.take();
    expect(worker.told).toEqual([{ type: "take_over" }]);
    container.dispatchEvent(new Event("controllerchange"));
    container.dispatchEvent(new Event("controllerchange"));
    expect(reloads()).toBe(1);
  });

  it("is silent after 'later', until there is a still newer one", async () => {
    const { registration, update } = await made();
    registration.find();
    update.later();
    expect(update.offered()).toBe(false);
    registration.find();
    expect(update.offered()).toBe(true);
  });

  it("is nothing to speak of where the browser has no service workers", async () => {
    const none = new AppUpdate(undefined, () => {});
    await none.begin();
    expect(none.offered()).toBe(false);
    const { update } = await made({ registers: false });
    expect(update.offered()).toBe(false);
  });
});
