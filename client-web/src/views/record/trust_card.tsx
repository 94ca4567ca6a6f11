import { useEffect, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { HashText, hash_text } from "../../parts/proof_state";
import { date_text, hour_text, number_text } from "../../parts/time_text";
import type { LogKeyView, LogView, PolicyChangeView } from "../../protocol/types";
import { useTavolo } from "../../store/hooks";
import { useTable } from "../../store/selectors";

/** What signs the record and what "co-signed" means, now and before, as the instance's registry has it. */
export function TrustCard() {
  const { t } = useTranslation();
  const { session } = useTavolo();
  const id = useId();
  const [logs, set_logs] = useState<readonly LogView[]>();
  useEffect(() => {
    let here = true;
    void session.api
      .logs()
      .then((all) => here && set_logs(all))
      .catch(() => undefined);
    return () => {
      here = false;
    };
  }, [session]);
  if (!logs) return null;
  const policies = logs.flatMap((log) => log.policies ?? []);
  return (
    <section className="card-plain dense trust-card" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`} className="card-title">
        {t("trust.title")}
      </h2>
      <p className="small muted">{t("trust.words")}</p>
      <Succeeds />
      {logs.map((log) => (
        <LogKeys key={log.origin} log={log} />
      ))}
      <h3 className="fact-title">{t("trust.policies")}</h3>
      {policies.length === 0 && <p className="small">{t("trust.no_policy")}</p>}
      <ol className="plain small">
        {policies.map((policy) => (
          <Policy key={policy.entry} policy={policy} />
        ))}
      </ol>
    </section>
  );
}

/** The closed record that this one goes on from, as its first entry says. */
function Succeeds() {
  const { t, i18n } = useTranslation();
  const succeeds = useTable()?.succeeds;
  if (!succeeds) return null;
  const { origin, size, root } = succeeds;
  return <p className="small succeeds">{t("trust.succeeds", { origin, count: size, n: number_text(size, i18n.language), root: hash_text(root) })}</p>;
}

function LogKeys({ log }: { log: LogView }) {
  const { t } = useTranslation();
  return (
    <>
      <h3 className="fact-title">{log.policies === undefined ? t("trust.table_keys") : t("trust.registry_keys")}</h3>
      <ol className="plain small">
        {log.keys.map((key) => (
          <Key key={key.vkey} log_key={key} current={key.vkey === log.vkey} />
        ))}
      </ol>
    </>
  );
}

function Key({ log_key, current }: { log_key: LogKeyView; current: boolean }) {
  const { t, i18n } = useTranslation();
  const { rotation, until, vkey } = log_key;
  const n = (value: number) => number_text(value, i18n.language);
  return (
    <li>
      <p>
        {t(until !== undefined ? "trust.retired" : current ? "trust.current" : "trust.coming", { n: n(until ?? 0) })}{" "}
        {rotation && t("trust.rotated", { at: `${date_text(rotation.at, i18n.language)}, ${hour_text(rotation.at, i18n.language)}`, entry: n(rotation.entry), n: n(rotation.from_size) })}
      </p>
      <details>
        <summary>{t("trust.vkey")}</summary>
        <p className="policy-text">{vkey}</p>
      </details>
    </li>
  );
}

function Policy({ policy }: { policy: PolicyChangeView }) {
  const { t, i18n } = useTranslation();
  const { at, entry, sha256, text } = policy;
  return (
    <li>
      <p>{t(text === "" ? "trust.policy_ended" : "trust.policy", { at: `${date_text(at, i18n.language)}, ${hour_text(at, i18n.language)}`, entry: number_text(entry, i18n.language) })}</p>
      {text !== "" && (
        <details>
          <summary>{t("trust.policy_text")}</summary>
          <pre className="policy-text">{text}</pre>
          <p className="muted">{t("trust.sha256")}</p>
          <HashText hash={sha256} />
        </details>
      )}
    </li>
  );
}
