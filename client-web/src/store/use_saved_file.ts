import { useState } from "react";
import { WebRefusal, type SavedFile } from "../rpc/web_api";
import { save_blob } from "./receipts";

/** Asks the server for a file in one of several forms, one at a time, and keeps it on the device; says which is under way and what failed. */
export function useSavedFile<Form extends string>(fetch: (form: Form) => Promise<SavedFile>) {
  const [asking, set_asking] = useState<Form>();
  const [failed, set_failed] = useState<Error>();
  const save = async (form: Form) => {
    if (asking !== undefined) return;
    set_asking(form);
    set_failed(undefined);
    try {
      const file = await fetch(form);
      save_blob(file.name, file.content);
    } catch (error) {
      set_failed(error instanceof WebRefusal ? error.as_shown() : error instanceof Error ? error : new Error(String(error)));
    } finally {
      set_asking(undefined);
    }
  };
  return { asking, failed, save };
}
