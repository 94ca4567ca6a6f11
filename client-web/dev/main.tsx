// `npm run dev`: the client on a fixture table without a server. Nothing here is shipped (see vite.config.ts).
// ?as=secretary|chair|auditor|choose|out picks who is signed in; ?sitting=draft|convened|open|queue|consensus|vote|closed
// adds a sitting in that state; ?poll=choice|approval|score|ranked|meeting_time|temperature an open poll, ?poll=result a
// closed one. All choices last for the tab.
import type { PollMethod } from "../src/protocol/types";
import { start } from "../src/start";
import { capacities, FakeServer, offices } from "../tests/fixtures/fake_server";
import { poll, result_of_ranking, with_polls } from "../tests/fixtures/polls";
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
const poll_asked = new URLSearchParams(location.search).get("poll") ?? sessionStorage.getItem("dev:poll");
if (poll_asked !== null) {
  sessionStorage.setItem("dev:poll", poll_asked);
  const closed = poll_asked === "result";
  const made = closed ? poll("ranked", { state: "closed", acts: [], closed_at: "2027-03-03T08:00:00.000Z" }) : poll(poll_asked as PollMethod);
  with_polls(asked === "secretary" || asked === "chair" ? asked : "delegate", made)(server);
  if (closed) server.push([{ type: "poll_result", id: made.id, value: result_of_ranking() }]);
}

void start({ fetch: server.fetch, open_socket: server.open_socket, storage: localStorage, tab_storage: sessionStorage });
