// Follows a table and prints what changes. Node 22:  node deploy/examples/follow.mjs http://localhost:8080 <token>
// A token comes from:  build/release/bin/tavolo admin --data data token --email revisore@demo.invalid --name prova
const [, , url, token] = process.argv;
const headers = { authorization: `Bearer ${token}` };
const session = await (await fetch(`${url}/api/session`, { headers })).json();
const address = `${url.replace("http", "ws")}/ws/tables/${session.table.slug}`;
const line = new WebSocket(address, { protocols: ["tavolo.v1"], headers });
const things = new Map();
const keep = ({ type, id, value }) => things.set(`${type}/${id}`, value);

line.onopen = () =>
  line.send(JSON.stringify({ jsonrpc: "2.0", id: 1, method: "table.join", params: { acting: session.capacities[0].acting } }));
line.onmessage = ({ data }) => {
  const { result, method, params, error } = JSON.parse(data);
  if (error) throw new Error(error.data.sentence.it);
  if (result) result.entities.forEach(keep), console.log(`${things.size} things, ${result.seq} entries on record`);
  if (method === "table.changed") params.changed.forEach((thing) => (keep(thing), console.log(thing.seq, thing.type, thing.id)));
};
line.onclose = ({ code, reason }) => console.log(`closed: ${code} ${reason}`);
