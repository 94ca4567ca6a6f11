// A program's line to the table: raw JSON-RPC over WebSocket, without the client. For acts that are not the test's
// subject, and for what a client would never send.
import { randomUUID } from "node:crypto";
import WebSocket from "ws";

export class Refused extends Error {
  constructor(error) {
    super(`${error.data?.code ?? error.code}: ${error.message} ${JSON.stringify(error.data?.detail ?? "")}`);
    this.code = error.data?.code;
    this.error = error;
  }
}

export class LineDown extends Error {}

export class Line {
  #next_id = 1;
  #asked = new Map();

  /** `who` is `{cookie}` or `{bearer}`. */
  constructor(url, who, options = {}) {
    this.entities = new Map();
    this.frames = [];
    this.notifications = [];
    const headers = {
      ...(who.cookie ? { cookie: `tavolo_session=${who.cookie}` } : {}),
      ...(who.bearer ? { authorization: `Bearer ${who.bearer}` } : {}),
    };
    this.socket = new WebSocket(`${url.replace("http", "ws")}/ws/tables/${options.table ?? "permanente"}`, ["tavolo.v1"], {
      headers,
      perMessageDeflate: false,
      maxPayload: 256 * 1024 * 1024,
    });
    this.opened = new Promise((done, failed) => {
      this.socket.on("open", done);
      this.socket.on("error", failed);
    });
    this.opened.catch(() => {});
    this.closed = new Promise((done) => this.socket.on("close", (code, reason) => done({ code, reason: String(reason) })));
    void this.closed.then(() => {
      for (const { fail } of this.#asked.values()) fail(new LineDown("line down"));
      this.#asked.clear();
    });
    this.socket.on("message", (data) => this.#receive(String(data)));
  }

  static async open(url, who, options) {
    const line = new Line(url, who, options);
    await line.opened;
    return line;
  }

  /** Opens and joins as a mandate or office. */
  static async join(url, who, acting, past = {}) {
    const line = await Line.open(url, who);
    line.joined = await line.call("table.join", { acting, ...past });
    line.seq = line.joined.seq;
    line.#take(line.joined.entities, line.joined.removed);
    return line;
  }

  #take(changed = [], removed = []) {
    for (const entity of changed) this.entities.set(`${entity.type} ${entity.id}`, entity.value);
    for (const entity of removed) this.entities.delete(`${entity.type} ${entity.id}`);
  }

  #receive(text) {
    this.frames.push(text);
    const frame = JSON.parse(text);
    if (frame.method) {
      this.notifications.push(frame);
      if (frame.method === "table.changed") {
        this.#take(frame.params.changed, frame.params.removed);
        this.seq = frame.params.seq;
      }
      return;
    }
    const asked = this.#asked.get(frame.id);
    if (!asked) {
      this.unasked?.(frame);
      return;
    }
    this.#asked.delete(frame.id);
    if (frame.error) asked.fail(new Refused(frame.error));
    else asked.done(frame.result);
  }

  call(method, params = {}) {
    const id = this.#next_id++;
    return new Promise((done, fail) => {
      if (this.socket.readyState !== WebSocket.OPEN) return fail(new LineDown("line down"));
      this.#asked.set(id, { done, fail });
      this.socket.send(JSON.stringify({ jsonrpc: "2.0", id, method, params }));
    });
  }

  /** A command under a fresh command_id, or the one given in `params`. */
  act(method, params = {}) {
    return this.call(method, { command_id: randomUUID(), ...params });
  }

  /** Sends what is given, word for word, and waits for the next frame that answers no call. */
  say(data) {
    return new Promise((done, fail) => {
      this.unasked = done;
      void this.closed.then((how) => fail(Object.assign(new LineDown("line down"), how)));
      this.socket.send(data);
    });
  }

  all(type) {
    return [...this.entities].filter(([key]) => key.startsWith(`${type} `)).map(([, value]) => value);
  }

  async close() {
    this.socket.close();
    return this.closed;
  }
}
