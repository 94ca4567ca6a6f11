import { useTranslation } from "react-i18next";
import { position_order } from "../../parts/stacked_bar";
import { ObjectLink } from "../object_link";

const choices: readonly string[] = position_order;
/** Where the client has words for those of the wire, by the name of their field; a name has others in other entries. */
const words_of: Readonly<Record<string, readonly string[]>> = {
  legal_basis: ["legal_basis"],
  kind: ["erasure_kind", "addresses.kind", "organisation_kind", "proposal_kind"],
  node_kind: ["node_kind"],
  cap: ["capacity"],
  capacity: ["capacity"],
  role: ["capacity"],
  stance: ["stance"],
  bench: ["bench"],
  sector: ["sector"],
  standing: ["standing"],
  status: ["membership_status"],
  visibility: ["visibility"],
  method: ["poll.method"],
  channel: ["position_channel", "notice_channel"],
  outcome: ["audit.outcome", "admissibility", "outcome", "notice_outcome"],
  reading: ["audit.reading"],
};
const reference = /^[a-z_]+-\d+$/;

/** A disclosed value: plain words where it is one, lines of name and value where it is an object. */
export function FieldValue({ json }: { json: string }) {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return <code className="field-code">{json}</code>;
  }
  return <Value value={value} />;
}

function Value({ value, name }: { value: unknown; name?: string }) {
  const { t, i18n } = useTranslation();
  if (name !== undefined && typeof value === "string" && /^[a-z_]+$/.test(value)) {
    const words = words_of[name]?.map((family) => `${family}.${value}`).find((key) => i18n.exists(key));
    if (words !== undefined) return <>{t(words)}</>;
  }
  if (typeof value === "string" && choices.includes(value)) return <>{t(`position.${value}`)}</>;
  if (typeof value === "string") return reference.test(value) ? <ObjectLink id={value} /> : <span className="verbatim">{value}</span>;
  if (typeof value === "boolean") return <>{value ? t("record.yes") : t("record.no")}</>;
  if (typeof value === "number") return <span className="figures">{value}</span>;
  if (Array.isArray(value)) {
    if (value.length === 0) return <span className="muted">{t("record.empty")}</span>;
    return (
      <ul className="plain">
        {value.map((one, at) => (
          <li key={at}>
            <Value value={one} />
          </li>
        ))}
      </ul>
    );
  }
  if (typeof value !== "object" || value === null) return null;
  const parts = Object.entries(value);
  if (parts.length === 0) return <span className="muted">{t("record.empty")}</span>;
  return (
    <dl className="field-parts">
      {parts.map(([name, part]) => (
        <div key={name}>
          <dt>{t(`entry_field.${name}`, { defaultValue: name })}</dt>
          <dd>
            <Value value={part} name={name} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
