import { useTranslation } from "react-i18next";
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
      {strong ? <strong>{name}</strong> : name}
      {organisation?.demonstration && (
        <>
          {" "}
          <DemoMark />
        </>
      )}
    </span>
  );
}
