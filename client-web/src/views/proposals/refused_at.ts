import { useTranslation } from "react-i18next";
import { Refusal } from "../../rpc/refusal";
import { own_pointer } from "./form/problems";

/** The place that the server refused, with its sentence. */
export function useRefused(error: Error | undefined): { readonly pointer: string; readonly sentence: string } | undefined {
  const { t, i18n } = useTranslation();
  if (!(error instanceof Refusal) || error.pointer === undefined) return undefined;
  return { pointer: own_pointer(error.pointer), sentence: error.sentence(i18n.language) ?? t("refusal.reason.unknown") };
}
