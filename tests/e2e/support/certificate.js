// Certificates that sign themselves, made by openssl for one test.
import { spawnSync } from "node:child_process";

/** Writes a pair for localhost; `name` tells one certificate from another. */
export function make_certificate(certificate, key, name = "one") {
  const made = spawnSync(
    "openssl",
    ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
      "-subj", `/O=${name}/CN=localhost`, "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1",
      "-keyout", key, "-out", certificate],
    { encoding: "utf8" },
  );
  if (made.status !== 0) throw new Error(`openssl: ${made.stderr}`);
}
