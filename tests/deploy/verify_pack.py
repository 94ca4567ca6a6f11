#!/usr/bin/env python3
"""Checks an evidence pack with the standard library and openssl: signature, tree, inclusion, texts, time stamps; counts what
was erased by orders on record. None of Tavolo's code.

    verify_pack.py FOLDER [VKEY [CHAIN]]

FOLDER is the pack; one that is a .tar is unpacked first. VKEY is the key of the log, and CHAIN the certificates (PEM) of the
time-stamping authority, as they reached you by another way; without them the pack's own are taken, and said so. Formats: RFC 6962 (tree), C2SP signed-note, tlog-checkpoint,
tlog-tiles, tlog-proof; RFC 9901 (salted texts); RFC 3161 (time stamps). Exit status 0 or 1.
"""
import base64, calendar, hashlib, json, pathlib, re, subprocess, sys, tempfile, time


def sha(*parts): return hashlib.sha256(b"".join(parts)).digest()
def need(holds, what):
    if not holds: sys.exit("FAIL: " + what)


def key_of(vkey):
    """Raw Ed25519 key of name+id+base64(0x01||key), whose id is SHA-256(name \\n 0x01 key)[0:4]."""
    name, key_id, text = vkey.split("+", 2)
    raw = base64.b64decode(text, validate=True)
    need(raw[0] == 1 and len(raw) == 33 and sha(name.encode(), b"\n", raw)[:4].hex() == key_id, "the key's own id")
    return name, key_id, raw[1:]


def signed(text, signature, vkey):
    """Whether the key signed the text; openssl does the mathematics."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder)
        (path / "key.der").write_bytes(bytes.fromhex("302a300506032b6570032100") + key_of(vkey)[2])  # RFC 8410
        (path / "text").write_bytes(text.encode())
        (path / "signature").write_bytes(signature)
        return subprocess.run(["openssl", "pkeyutl", "-verify", "-rawin", "-pubin", "-keyform", "DER", "-inkey", path / "key.der",
                               "-in", path / "text", "-sigfile", path / "signature"], capture_output=True).returncode == 0


def open_note(note, keys):
    """origin, size and root of a checkpoint that each key of its size signed. A key: (vkey, first size, last size)."""
    text, lines = note.rsplit("\n\n", 1)
    origin, size, root = text.split("\n")[:3]
    blobs = [base64.b64decode(line.split(" ")[2]) for line in lines.splitlines() if line.split(" ")[:2] == ["\u2014", origin]]
    due = [vkey for vkey, first, last in keys if first <= int(size) and (last is None or int(size) <= last)]
    need(due, "no key of this size of " + origin)
    for vkey in due:
        name, key_id, _ = key_of(vkey)
        need(name == origin, "the checkpoint is of " + origin)
        blob = next((blob for blob in blobs if blob[:4].hex() == key_id), None)
        need(blob is not None and signed(text + "\n", blob[4:], vkey), f"the signature of {name} at size {size}")
    return origin, int(size), base64.b64decode(root)


def keys_from(believed, entries):
    """The keys of a log, oldest first, that the registry leads to from one that is believed: each change is signed by both."""
    origin, keys = key_of(believed)[0], []
    for leaf in entries:
        data = leaf["data"]
        if leaf["type"] == "key.rotated" and data["origin"] == origin:
            keys = keys or [[data["old_vkey"], 0, None]]
            text = f"tavolo-key-rotation/v1\n{origin}\n{data['old_vkey']}\n{data['new_vkey']}\n{data['from_size']}\n"
            need(keys[-1][0] == data["old_vkey"] and (len(keys) == 1 or keys[-2][2] is not None), "a key change does not continue the last")
            for which in ("old", "new"):
                need(key_of(data[which + "_vkey"])[0] == origin, "a key change names a key of another log")
                need(signed(text, base64.b64decode(data[which + "_signature"]), data[which + "_vkey"]), f"the {which} key's signature of its change")
            keys.append([data["new_vkey"], data["from_size"] + 1, None])
        elif leaf["type"] == "key.retired" and data["origin"] == origin:
            need(len(keys) > 1 and keys[-2][0] == data["vkey"] and data["size"] >= keys[-1][1], "a key is retired that is not being replaced")
            keys[-2][2] = data["size"]
    return keys if believed in [key[0] for key in keys] else [[believed, 0, None]]


def tree(leaves):
    """Merkle tree hash, RFC 6962 2.1."""
    if len(leaves) < 2: return leaves[0] if leaves else sha()
    k = 1 << (len(leaves) - 1).bit_length() - 1
    return sha(b"\1", tree(leaves[:k]), tree(leaves[k:]))


def path_of(index, leaves):
    """Inclusion path, RFC 6962 2.1.1."""
    if len(leaves) == 1: return []
    k = 1 << (len(leaves) - 1).bit_length() - 1
    if index < k: return path_of(index, leaves[:k]) + [tree(leaves[k:])]
    return path_of(index - k, leaves[k:]) + [tree(leaves[:k])]


def included(index, size, leaf, proof, root):
    """Verifies an inclusion path as RFC 9162 2.1.3.2 does."""
    fn, sn, hash_ = index, size - 1, leaf
    for sibling in proof:
        if sn == 0: return False
        if fn & 1 or fn == sn:
            hash_ = sha(b"\1", sibling, hash_)
            while not fn & 1 and fn: fn, sn = fn >> 1, sn >> 1
        else:
            hash_ = sha(b"\1", hash_, sibling)
        fn, sn = fn >> 1, sn >> 1
    return sn == 0 and hash_ == root


def entries_of(folder, size):
    """The leaves of tile/entries, each u16be length and bytes."""
    for n in range(0, (size + 255) // 256):
        number = "/".join("x%03d" % (n // 1000 ** i % 1000) for i in range(3, 0, -1) if n >= 1000 ** i) + ("/" if n >= 1000 else "") + "%03d" % (n % 1000)
        width = min(256, size - 256 * n)
        data = (folder / "tile/entries" / (number if width == 256 else f"{number}.p/{width}")).read_bytes()
        for _ in range(width):
            length = int.from_bytes(data[:2], "big")
            yield data[2:2 + length]
            data = data[2 + length:]
        need(not data, "bytes behind the entries of bundle " + number)


def time_of(token):
    """The moment that a time stamp states, as the registry writes it: to the second; an authority may state fractions of one."""
    text = subprocess.run(["openssl", "ts", "-reply", "-in", token, "-text"], capture_output=True, text=True).stdout
    found = re.findall(r"^Time stamp: (\w{3} [ \d]\d \d\d:\d\d:\d\d)(?:\.\d+)?( \d{4}) GMT$", text, re.MULTILINE)
    need(len(found) == 1, f"the time stamp {token} states no time")
    return time.strftime("%Y-%m-%dT%H:%M:%S.000Z", time.strptime("".join(found[0]), "%b %d %H:%M:%S %Y"))


def stamps_hold(folder, origin, registry, chain):
    """How many time stamps the registry names of both logs; each is verified by openssl, at the moment that it states."""
    _, size, root = registry
    entries = list(entries_of(folder / "registry", size))
    need(tree([sha(b"\0", entry) for entry in entries]) == root, "the registry's entries do not make its signed root")
    named = [leaf["data"] for leaf in map(json.loads, entries) if leaf["type"] == "checkpoint.anchored"]
    places = {origin: folder, registry[0]: folder / "registry"}
    checked = 0
    for stamp in named:
        if stamp["origin"] not in places: continue
        place = places[stamp["origin"]]
        token = place / "tsa" / f"{stamp['size']}.tsr"
        need(token.exists() and sha(token.read_bytes()).hex() == stamp["token"], f"the token {token}")
        need(chain.exists(), f"there is no {chain}: name the time-stamping authority's certificates (PEM) behind the key")
        at = calendar.timegm(time.strptime(stamp["at"][:19], "%Y-%m-%dT%H:%M:%S"))
        done = subprocess.run(["openssl", "ts", "-verify", "-data", place / "checkpoints" / str(stamp["size"]), "-in", token,
                               "-CAfile", chain, "-attime", str(at)], capture_output=True, text=True)
        need("Verification: OK" in done.stdout + done.stderr, f"the time stamp {token}")
        need(time_of(token) == stamp["at"], f"the registry states another time than {token}")
        checked += 1
    files = len(list(folder.glob("tsa/*.tsr"))) + len(list(folder.glob("registry/tsa/*.tsr")))
    need(files == checked, "there is a time stamp that the registry does not name")
    return checked


def opened(text):
    """Name and value of a disclosure (RFC 9901): [salt, name, value] in base64url."""
    return json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))[1:]


def states(folder, entries, texts):
    """How many texts, files of documents and scans are there (DISCLOSED), were destroyed by an order on record (REDACTED), and
    are not in this pack: three lines of three numbers. `texts`: of each entry its texts, by name."""
    said = [{**leaf, **held.get("content", {})} for leaf, held in zip(entries, texts)]  # an entry that is not public says it in a text
    taken = {(leaf["data"]["target_seq"], name) for leaf in said if leaf["type"] == "redaction.applied" for name in leaf["data"]["fields"]}
    orders = {(target["object"], target.get("organisation")): leaf["seq"] for leaf in said
              if leaf["type"] == "redaction.ordered" and "data" in leaf for target in leaf["data"]["targets"] if target["kind"] == "statements"}
    lines = {"texts": [0, 0, 0], "documents": [0, 0, 0], "scans": [0, 0, 0]}
    def count(line, there, gone): lines[line][0 if there else 1 if gone else 2] += 1
    for leaf, held in zip(said, texts):
        seq, data = leaf["seq"], leaf.get("data", {})
        for name in leaf.get("sd", {}): count("texts", name in held, (seq, name) in taken)
        for file in held.get("attachments", []): count("documents", (folder / "attachments" / file["sha256"]).exists(), False)
        if "attachments" in leaf.get("sd", {}) and "attachments" not in held: count("documents", False, (seq, "attachments") in taken)
        if "evidence" in leaf.get("sd", {}) and data.get("stored"):
            paper = held.get("evidence", {}).get("document")
            # the order itself, where it can be read; else what it took: the texts beside a scan go under the same key
            gone = orders.get((leaf["obj"], data["organisation"]), -1) > seq or (seq, "texts") in taken
            count("scans", paper and (folder / "attachments" / paper).exists(), gone)
    return "; ".join(f"{line}: {a} DISCLOSED, {b} REDACTED, {c} not in this pack" for line, (a, b, c) in lines.items())


def main(folder, vkey=None, chain=None):
    folder = pathlib.Path(folder)
    need((folder / "manifest.sha256").is_file(), f"{folder} is no folder of a pack: there is no {folder / 'manifest.sha256'}")
    for line in (folder / "manifest.sha256").read_text().splitlines():
        digest, path = line.split("  ", 1)
        need(sha((folder / path).read_bytes()).hex() == digest, "manifest: " + path)
    note = (folder / "checkpoint").read_text()
    keys = [line.split()[1] for line in (folder / "policy.txt").read_text().splitlines() if line.startswith("log ")]
    own = next(key for key in keys if key.startswith(note.split("\n")[0] + "+"))
    registry_note = (folder / "registry/checkpoint").read_text()
    registry = [json.loads(leaf) for leaf in entries_of(folder / "registry", int(registry_note.split("\n")[1]))]
    known = keys_from(vkey or own, registry)
    origin, size, root = open_note(note, known)
    entries = list(entries_of(folder, size))
    leaves = [sha(b"\0", entry) for entry in entries]
    need(tree(leaves) == root, "the entries do not make the signed root")
    for index in sorted({0, size // 2, size - 1}):
        need(included(index, size, leaves[index], path_of(index, leaves), root), f"inclusion of entry {index}")
    for file in (folder / "checkpoints").iterdir():
        _, older, old_root = open_note(file.read_text(), known)
        need(older == int(file.name) and tree(leaves[:older]) == old_root, "checkpoints/" + file.name)
    said = ""
    cited = json.loads(entries[0])["data"].get("succeeds") if entries else None
    need(not cited or cited["origin"] not in (origin, registry_note.split("\n")[0]), "a log cannot go on from itself")
    if cited: said += f". It goes on from {cited['origin']}, closed at {cited['size']} entries, root {cited['root']}"
    for frozen in (leaf["data"] for leaf in registry if leaf["type"] == "log.frozen" and leaf["data"]["origin"] == origin):
        need(frozen["held"] == size and tree(leaves[:frozen["size"]]).hex() == frozen["root"], "the registry's word on the end of this log")
        said += f". FROZEN ({frozen['reason']}): to be believed up to {frozen['size']} of its entries"
    ends = [at for at, leaf in enumerate(registry) if leaf["type"] == "log.frozen" and leaf["data"]["origin"] == registry_note.split("\n")[0]]
    need(ends in ([], [len(registry) - 1]), "the registry goes on after its own end")
    leaves, texts = list(map(json.loads, entries)), []
    for seq, leaf in enumerate(leaves):
        need((leaf["seq"], leaf["log"]) == (seq, origin), f"entry {seq} states another place")
        file = folder / f"disclosures/{seq}.json"
        texts.append({})
        for text in json.loads(file.read_text())["disclosures"] if file.exists() else []:
            name, value = opened(text)
            digest = base64.urlsafe_b64encode(sha(text.encode())).rstrip(b"=").decode()
            need(leaf["sd"].get(name) == digest, f"entry {seq}: the text of {name}")
            texts[-1][name] = value
    registry_key = next(key for key in keys if key.startswith(registry_note.split("\n")[0] + "+"))
    stamps = stamps_hold(folder, origin, open_note(registry_note, keys_from(registry_key, registry)), pathlib.Path(chain or folder / "tsa/chain.pem"))
    print(f"{origin}: {size} entries, root {root.hex()}, {sum(map(len, texts))} texts, {stamps} time stamps. All of it holds, under the key "
          + (vkey or own) + ("" if vkey else " (the pack's own: compare it with one that reached you by another way)")
          + (f", one of {len(known)} that the log has had" if len(known) > 1 else "")
          + (", stamped under the pack's own certificates" if stamps and not chain else "") + said
          + "\n" + states(folder, leaves, texts))


if __name__ == "__main__":
    if not 2 <= len(sys.argv) <= 4: sys.exit("usage: verify_pack.py FOLDER [VKEY [CHAIN]]")
    try: main(*sys.argv[1:])
    except (OSError, ValueError, LookupError, TypeError, AttributeError, StopIteration) as fault:
        sys.exit(f"FAIL: a file or the key cannot be read: {type(fault).__name__}: {fault}")
