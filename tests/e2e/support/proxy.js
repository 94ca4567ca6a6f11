// A proxy before the program, as a town hall may have one: it lets HTTP through, and WebSockets only while it is told so.
import { readFileSync, existsSync, statSync } from "node:fs";
import http from "node:http";
import net from "node:net";
import path from "node:path";

const media = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".png": "image/png", ".woff2": "font/woff2", ".webmanifest": "application/manifest+json" };
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
  "manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

export class Proxy {
  #server;
  #sockets = new Set();
  /** Whether upgrades pass. */
  lets_web_sockets = true;
  /** Files that stand in for those of the program, by path: another version of the client. */
  instead = new Map();
  /** Method and address of every request that came. */
  seen = [];

  static async before(url) {
    const proxy = new Proxy();
    const target = new URL(url);
    proxy.#server = http.createServer((request, response) => proxy.#forward(target, request, response));
    proxy.#server.on("connection", (socket) => {
      proxy.#sockets.add(socket);
      socket.on("close", () => proxy.#sockets.delete(socket));
    });
    proxy.#server.on("upgrade", (request, socket, head) => proxy.#upgrade(target, request, socket, head));
    await new Promise((done) => proxy.#server.listen(0, "127.0.0.1", done));
    proxy.url = `http://localhost:${proxy.#server.address().port}`;
    return proxy;
  }

  #forward(target, request, response) {
    this.seen.push(`${request.method} ${request.url}`);
    const { pathname } = new URL(request.url, target);
    const file = this.#file(pathname);
    if (file !== undefined) {
      response.writeHead(200, { "content-type": media[path.extname(file.name)] ?? "application/octet-stream", "content-security-policy": policy, "cache-control": "no-cache" });
      return response.end(file.bytes);
    }
    const onward = http.request({ host: target.hostname, port: target.port, method: request.method, path: request.url, headers: request.headers }, (answer) => {
      response.writeHead(answer.statusCode, answer.headers);
      answer.pipe(response);
    });
    onward.on("error", () => response.destroy());
    response.on("close", () => onward.destroy());
    request.pipe(onward);
  }

  /** While working on the client: its built files instead of those inside the program (TAVOLO_E2E_DIST). */
  #file(pathname) {
    if (this.instead.has(pathname)) return { name: pathname, bytes: this.instead.get(pathname) };
    const dist = process.env.TAVOLO_E2E_DIST;
    if (!dist || /^\/(api|ws|pubblico)(\/|$)/.test(pathname)) return undefined;
    const wanted = path.join(dist, pathname);
    const name = existsSync(wanted) && statSync(wanted).isFile() ? wanted : path.join(dist, "index.html");
    return { name, bytes: readFileSync(name) };
  }

  #upgrade(target, request, socket, head) {
    this.seen.push(`UPGRADE ${request.url}`);
    if (!this.lets_web_sockets) return socket.end("HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
    const onward = net.connect(Number(target.port), target.hostname, () => {
      const lines = [`${request.method} ${request.url} HTTP/1.1`];
      for (let at = 0; at < request.rawHeaders.length; at += 2) lines.push(`${request.rawHeaders[at]}: ${request.rawHeaders[at + 1]}`);
      onward.write(`${lines.join("\r\n")}\r\n\r\n`);
      onward.write(head);
      onward.pipe(socket);
      socket.pipe(onward);
    });
    const both = () => {
      onward.destroy();
      socket.destroy();
    };
    for (const one of [onward, socket]) one.on("error", both).on("close", both);
  }

  /** The file of the program under an address. */
  async file(pathname) {
    return (await fetch(this.url + pathname)).text();
  }

  end() {
    for (const socket of this.#sockets) socket.destroy();
    return new Promise((done) => this.#server.close(done));
  }
}
