// `npm run dev`: the client on a fixture table without a server. Nothing here is shipped (see vite.config.ts).
// ?as=secretary|chair|auditor|choose|out picks who is signed in; ?sitting=draft|convened|open|queue|consensus|vote|closed
// adds a sitting in that state. Both choices last for the tab.
import { start } from "../src/start";
import { capacities, FakeServer, offices } from "../tests/fixtures/fake_server";
import { push_sitting, sitting_scene, with_sittings } from "../tests/fixtures/sitting_acts";

const asked = new URLSearchParams(location.search).get("as") ?? sessionStorage.getItem("dev:as") ?? "delegate";
sessionStorage.setItem("dev:as", asked);
const server = new FakeServer();
const office = offices.find((capacity) => capacity.capacity === asked);
server.capacities = office ? [office] : asked === "choose" ? capacities : capacities.slice(0, 1);
server.signed_in = asked !== "out";
Object.assign(window, { dev_server: server });
const sitting = new URLSearchParams(location.search).get("sitting") ?? sessionStorage.getItem("dev:sitting");
if (sitting !== null) {
  sessionStorage.setItem("dev:sitting", sitting);
  with_sittings(server);
  push_sitting(server, sitting_scene(sitting));
}

void start({ fetch: server.fetch, open_socket: server.open_socket, storage: localStorage, tab_storage: sessionStorage });
