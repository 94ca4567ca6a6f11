import { useTranslation } from "react-i18next";
import { sitting_number } from "../../format/sitting_number";
import { date_text, hour_text, number_text } from "../../parts/time_text";
import { ObjectLink } from "../object_link";
import { field_words, value_words } from "./value_words";

const reference = /^[a-z_]+-[1-9]\d*$/;
const instant = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;
const day = /^\d{4}-\d\d-\d\d$/;
/** Beyond so many, the items of a list are folded. */
const most_items = 5;
/** What the server sends in place of a value that is too long to compare. */
const too_long = "…";

interface ValueProps {
  readonly type: string;
  /** Names from the value inwards, between dots. */
  readonly path: string;
  readonly value: unknown;
}

/** A value as people read it: words for the wire's, days and hours, names of things, lists and their parts. */
export function DifferenceValue({ type, path, value }: ValueProps) {
  const { t, i18n } = useTranslation();
  if (typeof value === "string") return <Said type={type} path={path} value={value} />;
  if (typeof value === "boolean") return <>{value ? t("record.yes") : t("record.no")}</>;
  if (typeof value === "number") return <span className="figures">{/year$/.test(path) ? value : number_text(value, i18n.language)}</span>;
  if (Array.isArray(value)) return <Items type={type} path={path} value={value} />;
  if (typeof value !== "object" || value === null) return null;
  const parts = Object.entries(value);
  if ("num" in value && "den" in value) {
    const strict = "strict" in value && value.strict === true ? ` (${t("value_field.strict").toLowerCase()})` : "";
    return <span className="figures">{`${String(value.num)}/${String(value.den)}${strict}`}</span>;
  }
  if (parts.length === 0) return <span className="muted">{t("record.empty")}</span>;
  return (
    <dl className="field-parts">
      {parts
        .filter(([name]) => name !== "id" && name !== "index")
        .map(([name, part]) => (
          <div key={name}>
            <dt>{field_words(t, (key) => i18n.exists(key), name)}</dt>
            <dd>
              <DifferenceValue type={type} path={`${path}.${name}`} value={part} />
            </dd>
          </div>
        ))}
    </dl>
  );
}

function Said({ type, path, value }: { type: string; path: string; value: string }) {
  const { t, i18n } = useTranslation();
  if (value === too_long) return <span className="muted">{t("differences.too_long")}</span>;
  const words = value_words(t, (key) => i18n.exists(key), type, path, value);
  if (words !== undefined) return <>{words}</>;
  if (type === "sitting" && path === "number") return <>{sitting_number(value)}</>;
  if (reference.test(value)) return <ObjectLink id={value} />;
  if (instant.test(value)) return <time dateTime={value}>{`${date_text(value, i18n.language)}, ${hour_text(value, i18n.language)}`}</time>;
  if (day.test(value)) return <time dateTime={value}>{date_text(`${value}T12:00:00.000Z`, i18n.language)}</time>;
  return <span className="verbatim">{value}</span>;
}

function Items({ type, path, value }: { type: string; path: string; value: readonly unknown[] }) {
  const { t, i18n } = useTranslation();
  if (value.length === 0) return <span className="muted">{t("record.empty")}</span>;
  const list = (
    <ul className="plain difference-items">
      {value.map((one, at) => (
        <li key={at}>
          <DifferenceValue type={type} path={path} value={one} />
        </li>
      ))}
    </ul>
  );
  if (value.length <= most_items) return list;
  return (
    <details>
      <summary>{t("differences.items", { count: value.length, n: number_text(value.length, i18n.language) })}</summary>
      {list}
    </details>
  );
}
