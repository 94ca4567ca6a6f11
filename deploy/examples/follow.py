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
        raise SystemExit(answer["error"]["data"]["sentence"]["en"])
    return answer["result"]


async def follow(url, token, acting):
    headers = {"Authorization": f"Bearer {token}"}
    with urllib.request.urlopen(urllib.request.Request(f"{url}/api/session", headers=headers)) as answer:
        session = json.load(answer)
    acting = acting or session["capacities"][0]["acting"]
    address = f"{url.replace('http', 'ws', 1)}/ws/tables/{session['table']['slug']}"
    # The name of this argument changed with websockets 14.
    named = "additional_headers" if "additional_headers" in inspect.signature(websockets.connect).parameters else "extra_headers"
    since = {}
    while True:
        try:
            async with websockets.connect(address, subprotocols=["tavolo.v1"], max_size=None, **{named: headers}) as line:
                held = await join(line, {"acting": acting, **since})
                print(f"{len(held['entities'])} things, {held['seq']} entries on record", flush=True)
                async for text in line:
                    message = json.loads(text)
                    if message.get("method") != "table.changed":
                        continue
                    change = message["params"]
                    for thing in change["changed"]:
                        print(thing["seq"], thing["type"], thing["id"], flush=True)
                    for thing in change["removed"]:
                        print(change["seq"], thing["type"], thing["id"], "gone", flush=True)
                    since = {"since": change["seq"], "audiences_hash": held["audiences_hash"]}
        except websockets.ConnectionClosed as closed:
            if closed.rcvd and closed.rcvd.code == 4401:
                raise SystemExit("The token was revoked or has expired.") from None
        except OSError as fault:
            print(f"no connection: {fault}", file=sys.stderr)
        # Nothing is missed: the next join asks for what changed since the last size heard.
        await asyncio.sleep(2)


if __name__ == "__main__":
    if len(sys.argv) < 2 or not os.environ.get("TAVOLO_TOKEN"):
        raise SystemExit(__doc__)
    try:
        asyncio.run(follow(sys.argv[1].rstrip("/"), os.environ["TAVOLO_TOKEN"], sys.argv[2] if len(sys.argv) > 2 else None))
    except KeyboardInterrupt:
        pass
