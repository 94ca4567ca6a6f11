// A program's line to the table by HTTP alone (deploy/docs/http.md), without the client.
import { randomUUID } from "node:crypto";

export class Polls {
  #next_id = 1;

  constructor(url, cookie) {
    this.base = `${url}/api/tables/permanente`;
    this.headers = { cookie: `tavolo_session=${cookie}` };
  }

  static async join(url, cookie, acting) {
    const line = new Polls(url, cookie);
    const joined = await line.call("table.join", { acting });
    line.seq = joined.seq;
    return line;
  }

  async call(method, params = {}) {
    const response = await fetch(`${this.base}/rpc${this.line ? `?line=${this.line}` : ""}`, {
      method: "POST",
      headers: { ...this.headers, "content-type": "application/json" },
      body: JSON.stringify({ jsonrpc: "2.0", id: this.#next_id++, method, params }),
    });
    this.line ??= response.headers.get("tavolo-line") ?? undefined;
    const answer = await response.json();
    if (answer.result) return answer.result;
    throw Object.assign(new Error(JSON.stringify(answer)), { code: answer.error?.data?.code ?? answer.code });
  }

  act(method, params = {}) {
    return this.call(method, { command_id: randomUUID(), ...params });
  }

  /** One poll: the notification, or undefined when nothing came while it was held. */
  async poll(since = this.seq) {
    const response = await fetch(`${this.base}/changes?line=${this.line}&since=${since}`, { headers: this.headers });
    if (response.status === 204) return undefined;
    const told = await response.json();
    if (response.status !== 200) throw Object.assign(new Error(JSON.stringify(told)), { code: told.code });
    if (told.method === "table.changed") this.seq = told.params.seq;
    return told;
  }
}
