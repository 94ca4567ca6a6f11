#!/usr/bin/env python3
"""Follows a table and prints one line for each thing that changes.

Needs `websockets` (Debian: python3-websockets; else pip install websockets):
    TAVOLO_TOKEN=... python3 deploy/examples/follow.py http://localhost:8080 [mandate or office]
A token comes from:  build/release/bin/tavolo admin --data data token --email revisore@demo.invalid --name python
"""

import asyncio
import inspect
import json
import os
import sys
import urllib.request

import websockets


async def join(line, params):
    """Sends table.join and gives its answer; what is pushed before it cannot come: nothing is pushed to who has not joined."""
    await line.send(json.dumps({"jsonrpc": "2.0", "id": 1, "method": "table.join", "params": params}))
    answer = json.loads(await line.recv())
    if "error" in answer:
        refusal = answer["error"]["data"]
        if refusal["code"] == "record_rewritten":
            raise SystemExit(f"THE RECORD WAS REWRITTEN, or goes on in another log: it is no longer the one whose first {params['since']} "
                             f"entries have the root {params.get('root')}. Keep these two and tell the auditor.")
        if refusal["code"] in ("closing", "table_stopped", "rate_limited"):
            raise ConnectionError(refusal["sentence"]["en"])
        raise SystemExit(refusal["sentence"]["en"])
    return answer["result"]


def tell(seq, changed, removed):
    for thing in changed:
        print(thing["seq"], thing["type"], thing["id"], flush=True)
    for thing in removed:
        print(seq, thing["type"], thing["id"], "gone", flush=True)


def came_back(held, known):
    """Prints what an answer to a later join says: only what changed meanwhile or, when it is `fresh`, all there is now."""
    print(f"again: {held['seq']} entries on record", flush=True)
    if not held["fresh"]:
        return tell(held["seq"], held["entities"], held["removed"])
    # Fresh: who acts may see other things than before, or a day has begun. What was held is replaced.
    now = {(thing["type"], thing["id"]) for thing in held["entities"]}
    tell(held["seq"], [thing for thing in held["entities"] if known.get((thing["type"], thing["id"])) != thing["seq"]],
         [{"type": kind, "id": name} for kind, name in known if (kind, name) not in now])


async def follow(url, token, acting):
    headers = {"Authorization": f"Bearer {token}"}
    with urllib.request.urlopen(urllib.request.Request(f"{url}/api/session", headers=headers)) as answer:
        session = json.load(answer)
    acting = acting or session["capacities"][0]["acting"]
    address = f"{url.replace('http', 'ws', 1)}/ws/tables/{session['table']['slug']}"
    # The name of this argument changed with websockets 14.
    named = "additional_headers" if "additional_headers" in inspect.signature(websockets.connect).parameters else "extra_headers"
    since = {}  # what the next join says of the past: how many entries were heard of, with which root, as who
    known = {}  # (type, id) of each thing held -> the seq of its value
    while True:
        try:
            async with websockets.connect(address, subprotocols=["tavolo.v1"], max_size=None, **{named: headers}) as line:
                held = await join(line, {"acting": acting, **since})
                if since:
                    came_back(held, known)
                else:
                    print(f"{len(held['entities'])} things, {held['seq']} entries on record", flush=True)
                if held["fresh"]:
                    known.clear()
                keep(known, held["entities"], held["removed"])
                since = {"since": held["seq"], "root": held["root"], "audiences_hash": held["audiences_hash"]}
                async for text in line:
                    message = json.loads(text)
                    if message.get("method") != "table.changed":
                        continue
                    change = message["params"]
                    tell(change["seq"], change["changed"], change["removed"])
                    keep(known, change["changed"], change["removed"])
                    since = {name: change[key] for name, key in (("since", "seq"), ("root", "root")) if key in change}
                    since["audiences_hash"] = held["audiences_hash"]
        except websockets.ConnectionClosed as closed:
            if closed.rcvd and closed.rcvd.code == 4401:
                raise SystemExit("The token was revoked or has expired.") from None
        except (OSError, websockets.InvalidHandshake) as fault:
            # So did what holds the status that refused a WebSocket.
            if 401 in (getattr(fault, "status_code", 0), getattr(getattr(fault, "response", None), "status_code", 0)):
                raise SystemExit("The token was revoked or has expired.") from None
            print(f"no connection: {fault}", file=sys.stderr)
        # Nothing is missed: the next join says up to where this one heard, and its answer what changed since.
        await asyncio.sleep(2)


def keep(known, changed, removed):
    known.update(((thing["type"], thing["id"]), thing["seq"]) for thing in changed)
    for thing in removed:
        known.pop((thing["type"], thing["id"]), None)


if __name__ == "__main__":
    if len(sys.argv) < 2 or not os.environ.get("TAVOLO_TOKEN"):
        raise SystemExit(__doc__)
    try:
        asyncio.run(follow(sys.argv[1].rstrip("/"), os.environ["TAVOLO_TOKEN"], sys.argv[2] if len(sys.argv) > 2 else None))
    except KeyboardInterrupt:
        pass
