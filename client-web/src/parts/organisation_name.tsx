import { useTranslation } from "react-i18next";
import { written } from "../i18n/language";
import { useEntity } from "../store/hooks";
import { BenchMark } from "./bench_mark";
import { DemoMark } from "./demo_mark";

/** A body as it is named everywhere: bench mark, name, DEMO mark where it is invented. */
export function OrganisationName({ id, strong = false, mark = true }: { id: string | undefined; strong?: boolean; mark?: boolean }) {
  const { t } = useTranslation();
  const organisation = useEntity("organisation", id);
  const name = organisation?.name ?? t("organisation.name_erased");
  return (
    <span className="organisation-name">
      {organisation && mark && <BenchMark bench={organisation.bench} />}{" "}
      {strong ? <strong {...written(organisation?.name)}>{name}</strong> : <span {...written(organisation?.name)}>{name}</span>}
      {organisation?.demonstration && (
        <>
          {" "}
          <DemoMark />
        </>
      )}
    </span>
  );
}
