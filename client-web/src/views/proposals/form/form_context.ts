import { createContext, useContext } from "react";
import type { PlanNode } from "../../../protocol/types";
import type { FormFields } from "./form_fields";
import type { Step } from "./problems";

/** What every step of the form reads and writes. */
export interface FormHandle {
  readonly fields: FormFields;
  readonly set: (change: Partial<FormFields>) => void;
  readonly node: PlanNode | undefined;
  /** A new version keeps its point; a new proposal may choose another. */
  readonly choose_target?: (node: PlanNode) => void;
  /** The proposal that a new version is of. */
  readonly proposal?: string;
  readonly kept_at: number | undefined;
  /** Sentence of what is wrong at a place, once one has tried to send. */
  readonly error_at: (pointer: string) => string | undefined;
  readonly go_step: (step: Step, focus?: string) => void;
}

export const FormContext = createContext<FormHandle | undefined>(undefined);

export function useForm(): FormHandle {
  const form = useContext(FormContext);
  if (!form) throw new Error("useForm outside of FormContext");
  return form;
}
